package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Japanese. Numbers are heard as digits or kanji; the readings in kana are words of other meanings as well. */
final class JapaneseTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "零", "〇")
            .pair(0, "ゼ", "ロ")
            .pair(0, "れ", "い")
            .numbers(1, "一 二 三 四 五 六 七 八 九 十")
            .number(100, "百")
            .number(1000, "千")
            .number(10_000, "万")
            .number(100_000_000, "億")
            .myriads()
            .positionAfter("第")
            .positionBefore("番目", "つ目", "回目", "番", "位")
            .build();

    private static final Vocabulary WORDS = words();

    private static Vocabulary words() {
        Vocabulary.Builder words = Vocabulary.builder(Locale.JAPANESE, NUMBERS);
        String[] months = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
        for (int i = 0; i < months.length; i++) {
            words.name(Place.MONTH, i + 1, months[i] + "月");
        }
        String days = "月火水木金土日";
        for (int i = 0; i < days.length(); i++) {
            words.name(Place.WEEKDAY, i + 1, days.charAt(i) + "曜");
        }
        return words.unit(Unit.SECOND, "秒", "秒間")
                .unit(Unit.MINUTE, "分", "分間")
                .unit(Unit.HOUR, "時間")
                .unit(Unit.DAY, "日", "日間")
                .unit(Unit.WEEK, "週間", "週")
                .unit(Unit.MONTH, "か月", "ヶ月", "カ月", "ヵ月", "ヶ月間", "か月間")
                .unit(Unit.YEAR, "年", "年間")
                .season(Season.SPRING, "春")
                .season(Season.SUMMER, "夏")
                .season(Season.AUTUMN, "秋")
                .season(Season.WINTER, "冬")
                .part(PartOfDay.AM, "午前", "午前の")
                .part(PartOfDay.PM, "午後", "午後の")
                .part(PartOfDay.MORNING, "朝", "朝の", "今朝", "明日の朝")
                .part(PartOfDay.AFTERNOON, "昼", "昼の", "お昼の")
                .part(PartOfDay.EVENING, "夕方", "夕方の")
                .part(PartOfDay.NIGHT, "夜", "夜の", "今夜", "今晩", "明日の夜", "晩")
                .feast(1, 1, "元日", "お正月", "正月", "元旦")
                .feast(2, 14, "バレンタインデー", "バレンタイン")
                .feast(12, 24, "クリスマスイブ", "クリスマスイヴ")
                .feast(12, 25, "クリスマス")
                .feast(12, 31, "大晦日", "大みそか")
                .build();
    }

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .add(Dates.present(), "今", "今すぐ")
            .add(Dates.days(0), "今日", "きょう", "本日")
            .addWeak(Dates.days(0), "今朝", "今夜", "今晩", "今日の夜", "今日の午後")
            .add(Dates.days(1), "明日", "あした", "あす", "明日の朝", "明日の夜", "明日の午後", "翌日")
            .add(Dates.days(2), "明後日", "あさって")
            .add(Dates.days(-1), "昨日", "きのう", "昨夜")
            .add(Dates.days(-2), "一昨日", "おととい")
            .add(Dates.counted(1, 0), "{number} {unit} 後", "あと {number} {unit}")
            .add(Dates.counted(-1, 0), "{number} {unit} 前")
            .add(Dates.unit(Unit.WEEKEND, 0), "今週末", "週末", "今週の週末", "今度の週末", "この週末")
            .add(Dates.unit(Unit.WEEKEND, 1), "来週末", "来週の週末", "次の週末")
            .add(Dates.unit(Unit.WEEKEND, -1), "先週末", "先週の週末")
            .add(Dates.unit(Unit.WEEK, 0), "今週", "この週")
            .add(Dates.unit(Unit.WEEK, 1), "来週", "次の週", "翌週")
            .add(Dates.unit(Unit.WEEK, 2), "再来週")
            .add(Dates.unit(Unit.WEEK, -1), "先週")
            .add(Dates.unit(Unit.MONTH, 0), "今月")
            .add(Dates.unit(Unit.MONTH, 1), "来月", "次の月", "翌月")
            .add(Dates.unit(Unit.MONTH, 2), "再来月")
            .add(Dates.unit(Unit.MONTH, -1), "先月")
            .add(Dates.unit(Unit.YEAR, 0), "今年")
            .add(Dates.unit(Unit.YEAR, 1), "来年", "翌年")
            .add(Dates.unit(Unit.YEAR, 2), "再来年")
            .add(Dates.unit(Unit.YEAR, -1), "去年", "昨年")
            .add(Dates.weekday(), "{weekday}", "今度の {weekday}")
            .add(Dates.weekdayAfterToday(), "次の {weekday}")
            .add(Dates.weekdayBeforeToday(), "この前の {weekday}", "前の {weekday}")
            .add(Dates.weekdayOfWeek(0), "今週の {weekday}", "今週 {weekday}")
            .add(Dates.weekdayOfWeek(1), "来週の {weekday}", "来週 {weekday}")
            .add(Dates.weekdayOfWeek(2), "再来週の {weekday}")
            .add(Dates.weekdayOfWeek(-1), "先週の {weekday}")
            .add(
                    Dates.dayOfMonth(),
                    "{month} (の) {day} 日",
                    "{year} 年 (の) {month} (の) {day} 日",
                    "{month} {day} 日 (の) {weekday}",
                    "{year} 年 {month} {day} 日 (の) {weekday}")
            .add(Dates.day(), "{day} 日", "今月の {day} 日", "{day} 日 (の) {weekday}")
            .add(Dates.feast(), "{feast}", "{year} 年の {feast}")
            .add(Dates.month(), "{month}", "{year} 年 (の) {month}")
            .add(Dates.seasonOfThisYear(), "今年の {season}", "この {season}")
            .add(Dates.season(), "{season}", "{year} 年の {season}")
            .add(Dates.seasonBefore(), "去年の {season}", "昨年の {season}")
            .add(Dates.year(), "{year} 年")
            .addWeak(Dates.year(), "{year}")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .add(Times.present(), "今", "今すぐ")
            .add(Times.named(12, 0), "正午", "お昼")
            .add(Times.named(0, 0), "深夜零時", "真夜中")
            .add(Times.shifted(30), "({part}) {hour} 時半")
            .add(
                    Times.clock(),
                    "({part}) {hour} 時",
                    "({part}) {hour} 時 {minute} 分",
                    "({part}) {hour} 時ちょうど",
                    "({part}) {hour} 時 {minute} 分ちょうど",
                    "({part}) {hour} {minutes}")
            .addWeak(Times.clock(), "{hour}")
            .add(Times.shifted(0), "({part}) {hour} 時ごろ", "({part}) {hour} 時頃")
            .add(Times.before(0), "({part}) {hour} 時 {minute} 分前")
            .add(Times.partOfDay(), "{part}")
            .addWeak(Times.fromNow(0), "{number} {unit} 後")
            .addWeak(Times.fromNow(2), "{number} {unit} 半後")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.counted(2), "{number} {unit} 半")
            .add(Lengths.counted(Unit.MONTH, 2), "{number} か月半", "{number} ヶ月半")
            .add(Lengths.counted(0), "{number} {unit}", "{number} {unit} の間")
            .add(Lengths.quarters(Unit.YEAR, 2), "半年", "半年間")
            .add(Lengths.quarters(Unit.DAY, 2), "半日")
            .add(Lengths.quarters(Unit.HOUR, 2), "半時間")
            .build();

    static final Tongue TONGUE = new Tongue(NUMBERS, DATES, TIMES, LENGTHS, Set.of("と"), Map.of(), false);

    private JapaneseTongue() {}
}
