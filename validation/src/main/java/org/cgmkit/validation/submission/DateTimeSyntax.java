package org.cgmkit.validation.submission;

import java.time.YearMonth;

/** Times that nobody has anything to say about: {@code YYYY-MM-DDThh:mm:ss(.f)(Z|±hh:mm)} on a day that exists. */
final class DateTimeSyntax {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private DateTimeSyntax() {}

    static boolean isWhole(char[] text, int from, int length) {
        if (length <= FORM.length() || length > 29 || !hasForm(text, from)) {
            return false;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        return year >= 1990
                && year < 2060
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth())
                && number(text, from + 11, 2) < 24
                && number(text, from + 14, 2) < 60
                && number(text, from + 17, 2) < 60
                && endsWell(text, from + FORM.length(), from + length);
    }

    private static boolean hasForm(char[] text, int from) {
        for (int i = 0; i < FORM.length(); i++) {
            char due = FORM.charAt(i);
            if (due == 'd' ? !isDigit(text[from + i]) : text[from + i] != due) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWell(char[] text, int from, int end) {
        int at = from;
        if (text[at] == '.') {
            at++;
            int fraction = at;
            while (at < end && isDigit(text[at])) {
                at++;
            }
            if (at == fraction || at - fraction > 3) {
                return false;
            }
        }
        if (end - at == 1) {
            return text[at] == 'Z';
        }
        return end - at == 6
                && (text[at] == '+' || text[at] == '-')
                && text[at + 3] == ':'
                && areDigits(text, at + 1)
                && areDigits(text, at + 4)
                && number(text, at + 1, 2) < 14
                && number(text, at + 4, 2) < 60;
    }

    private static boolean areDigits(char[] text, int at) {
        return isDigit(text[at]) && isDigit(text[at + 1]);
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
