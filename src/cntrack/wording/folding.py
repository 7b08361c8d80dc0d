"""Brings a wording to one writing: half width, simplified characters, no idle spaces.

It only re-spells; it must not decide what a number or a word means.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

from .tables import pattern

# Pairs, traditional then simplified: only what plans, units and our tables use. A character that is not
# listed stays as it is, which at worst leaves a word unknown.
_PAIRS: Final = (
    "萬万億亿噸吨標标準准達达為为於于與与較较約约過过內内個个餘余幾几畝亩頃顷戶户數数張张條条項项"
    "間间輛辆棟栋臺台隻只頭头場场處处業业產产總总經经濟济會会發发長长減减縮缩縣县國国務务計计劃划畫画"
    "預预實实現现際际農农鎮镇鄉乡區区級级點点兩两單单價价費费額额資资財财稅税進进圍围範范環环質质優优"
    "氣气體体細细顆颗濃浓顯显穩稳續续開开關关設设備备創创變变將将時时間间學学歲岁從从無无號号種种類类"
    "線线鐵铁網网電电車车醫医療疗養养護护險险態态勢势強强動动協协調调適适應应調调標标達达責责據据歷历"
    "紀纪錄录規规則则劇剧別别劑剂勞劳倉仓併并來来亞亚僅仅億亿儲储儘尽償偿兒儿黨党兌兑決决況况淨净復复"
    "複复壓压厲厉參参雙双員员問问啟启圖图團团執执報报壽寿夢梦夾夹奪夺婦妇孫孙宮宫審审寫写寬宽導导尋寻"
    "島岛廠厂廣广廳厅廢废彈弹彙汇徑径後后愛爱慶庆憑凭戰战擁拥擇择擔担據据擴扩攝摄敗败斷断曆历術术樓楼"
    "樹树橋桥機机檢检權权歐欧殘残毀毁氫氢湯汤溝沟滅灭溫温滬沪漲涨漸渐潔洁澤泽灣湾災灾爐炉牆墙獎奖獲获"
    "獨独瑩莹畢毕異异當当監监確确礎础禮礼積积稱称窮穷競竞筆笔築筑簡简糧粮紅红約约級级納纳純纯紙纸組组"
    "結结給给統统絕绝綜综綠绿維维編编緊紧練练縱纵織织繼继罰罚羅罗義义習习職职聯联聲声肅肃膚肤臨临舉举"
    "舊旧艦舰藝艺藥药蘇苏蘭兰虛虚補补裝装製制見见觀观視视訂订訓训記记許许評评試试話话認认語语誤误說说"
    "課课論论諮咨證证識识譯译議议讀读讓让負负貢贡貧贫貨货貿贸貸贷購购賓宾賣卖賽赛贊赞趕赶趨趋躍跃軌轨"
    "軍军軟软輕轻載载輔辅輸输轉转辦办農农運运還还這这連连週周遊游達达違违遠远遲迟遷迁選选遺遗邊边郵邮"
    "醞酝釋释銀银錢钱鋼钢錯错鍵键鎖锁鐘钟門门閉闭閱阅隊队階阶陽阳陸陆險险隨随隱隐雜杂離离難难雲云靈灵"
    "靜静響响頁页順顺須须頓顿領领題题願愿風风飛飞飲饮館馆馬马駐驻驗验驟骤魚鱼鮮鲜鹽盐麥麦齊齐齡龄佔占檔档冊册節节對对眾众"
    "聽听訪访訴诉脫脱銷销漁渔礦矿熱热煙烟雞鸡豬猪鑑鉴黃黄該该頒颁鉅巨託托註注虧亏齒齿頂顶請请絡络擋挡"
    "並并佈布側侧傳传債债儀仪勝胜勵励勻匀叢丛嚴严園园塵尘墊垫壇坛壯壮奮奋嬰婴寧宁寶宝屆届崗岗師师幀帧幫帮廁厕廚厨徹彻慮虑掛挂採采揚扬揮挥損损暫暂桿杆極极構构槍枪槓杠"
    "樁桩樑梁樞枢櫃柜欄栏沒没測测溼湿滯滞潤润爲为牀床盜盗盞盏窩窝窪洼簽签績绩繞绕聞闻興兴華华薦荐衆众衞卫覈核覽览訟讼詐诈誠诚談谈講讲貝贝貫贯貼贴賃赁賦赋軸轴邁迈釐厘"
    "銜衔鎊镑閲阅陣阵鞏巩飾饰騙骗換换壞坏"
    "係系啓启羣群裡里裏里汙污爭争攤摊擬拟撥拨擊击歸归淺浅濕湿爾尔狀状盤盘碼码籌筹緩缓緣缘縮缩翹翘賴赖"
    "贏赢遞递鏈链鑒鉴闊阔雖虽韓韩顧顾駕驾髮发鬥斗鬆松麗丽塊块墾垦夠够專专層层屬属帶带幣币幹干庫库彎弯"
    "徵征憲宪懷怀懸悬戲戏撫抚擾扰曉晓榮荣樂乐樣样橫横殺杀淚泪滿满潛潜澇涝濫滥燈灯營营爛烂牽牵獻献環环"
    "瓊琼癒愈盡尽碩硕禍祸穀谷竊窃粵粤紡纺細细終终絲丝綱纲緒绪縫缝繳缴續续罷罢膽胆臟脏艱艰蓋盖薩萨衛卫"
    "凈净衝冲裏里襲袭訊讯設设診诊詢询詳详諾诺謀谋謝谢譽誉豐丰財财質质賬账贈赠跡迹踐践輪轮轄辖遼辽鄰邻釀酿"
    "針针鈔钞鋪铺鍋锅鎳镍鑽钻閘闸闢辟陳陈陰阴隸隶霧雾韌韧頻频額额顏颜飯饭東东驅驱鬧闹鳳凤鴻鸿點点龍龙"
)
_SIMPLIFY: Final[dict[int, str]] = {
    **{ord(old): new for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)},
    ord("廿"): "二十",
    ord("卅"): "三十",
}
STOP: Final = "\n"  # stands for every mark that ends a clause
SPLIT_DIGITS: Final = "\x00"  # stands where a space parted two digits
_LIST_MARKS: Final = (*range(0x2460, 0x2500), *range(0x2776, 0x2794))  # ①, ⑴, ❶
_CJK_MARKS: Final = (*range(0x3220, 0x3300), *range(0x3358, 0x3371), *range(0x33E0, 0x33FF))  # ㈠, ㊀, ㏠
# Signs that NFKC leaves alone or would fold into something misleading; list marks end a clause.
# Quotes become « and », so that nested ones can be counted.
_SIGNS: Final[dict[int, str]] = {
    **dict.fromkeys((*_LIST_MARKS, *_CJK_MARKS), STOP),
    **dict.fromkeys(map(ord, "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " "),
    **{
        ord(sign): new
        for sign, new in zip(
            "–—―─－−‐‑﹣〜～∼˜≧≦＞＜∶︰“”「」『』《》〈〉【】〔〕", "-" * 9 + "~~~~≥≤><::" + "«»" * 7, strict=True
        )
    },
}
_PLAIN: Final[dict[int, str]] = _SIMPLIFY | _SIGNS
# Characters whose NFKC form is a digit that the page does not show as one: ², ½, ₂.
_ODD: Final = frozenset(
    map(chr, (0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE, *range(0x2070, 0x208A), *range(0x2150, 0x2160), 0x2189))
)
_SUBSCRIPTS: Final = frozenset(map(chr, range(0x2080, 0x208A)))
_SPACES_BETWEEN_DIGITS: Final = r"(?<=\d) +(?=[\d.])"
_LOOSE_POINT: Final = r"(?<=\d) +\. *(?=\d)|(?<=\D\d)\. +(?=\d)"
# Hong Kong prints 16 000個.
# A letter that is none of ours: a range of Chinese characters in a pattern takes milliseconds to compile.
FOREIGN_LETTER: Final = r"[^\W\d_A-Za-z]"
_SPACED_THOUSANDS: Final = (
    rf"(?:(?<={FOREIGN_LETTER})|(?<={FOREIGN_LETTER} )|(?<=、))"
    rf"[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?:\.[0-9]+)? ?(?={FOREIGN_LETTER})"
    r"|(?<![0-9.,])[1-9][0-9]{0,2}(?: 0[0-9]{2})+(?![0-9])"  # no number begins with 0
)
_NUMERIC: Final = frozenset("0123456789.,")
_POWER_BASES: Final = frozenset("mM米里")


def is_chinese(text: str) -> bool:
    """Tell whether a wording has a Chinese character."""
    return not text.isascii() and any("㐀" <= char <= "鿿" for char in text)


def odd_digit(text: str) -> str | None:
    """Return the character that is a digit in disguise (2½, 10²); m², PM₂.₅ and list marks (①) hold none."""
    if unicodedata.is_normalized("NFKC", text):
        return None
    named = False  # a Latin name goes on, which subscripts belong to
    for place, char in enumerate(text):
        power = char in "²³" and place and text[place - 1] in _POWER_BASES
        if char in _ODD and not power and not (named and char in _SUBSCRIPTS):
            return char
        named = (char.isascii() and char.isalpha()) or (named and (char in _SUBSCRIPTS or char == "."))
    return None


def fold(text: str) -> str:
    """Fold width, script and signs of a wording; of its spaces only plain ones and clause ends stay."""
    if text.isascii():
        return text if text.isprintable() else text.translate(_SIGNS)
    if unicodedata.is_normalized("NFKC", text):
        return text.translate(_PLAIN)
    return unicodedata.normalize("NFKC", _keep_commas(text).translate(_SIGNS)).translate(_SIMPLIFY)


def _keep_commas(text: str) -> str:
    """Turn full-width commas into clause ends, save among full-width digits, where they part thousands.

    Between other digits one may be either, so it stays visible as a break.
    """
    if "，" not in text:
        return text
    pieces = text.split("，")
    out = [pieces[0]]
    for left, right in pairwise(pieces):
        wide = "０" <= left[-1:] <= "９" and "０" <= right[:1] <= "９"
        parted = left[-1:].isdecimal() and right[:1].isdecimal()
        out.append("," if wide else SPLIT_DIGITS if parted else STOP)
        out.append(right)
    return "".join(out)


def close_up(text: str) -> str:
    """Remove the spaces of a Chinese wording; a space between two digits stays visible as a break."""
    if " " not in text:
        return text
    pieces = [piece for piece in text.split(" ") if piece]
    if not any(left[-1] in _NUMERIC and right[0] in _NUMERIC for left, right in pairwise(pieces)):
        return "".join(pieces)
    text = pattern(_LOOSE_POINT).sub(".", text.strip()).replace(", ", STOP)
    text = pattern(_SPACED_THOUSANDS).sub(lambda match: match.group().replace(" ", ""), text)
    return pattern(_SPACES_BETWEEN_DIGITS).sub(SPLIT_DIGITS, text).replace(" ", "")
