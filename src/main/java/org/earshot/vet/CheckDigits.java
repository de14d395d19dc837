package org.earshot.vet;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** Tells numbers that mean a person from numbers that only look like it, by the check digits that their standards ask for. */
final class CheckDigits {
    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** How long an IBAN is in each country (SWIFT's IBAN registry). */
    private static final Map<String, Integer> IBAN =
            lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28"
                    + " CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27"
                    + " JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25"
                    + " QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    private CheckDigits() {}

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new java.util.HashMap<>();
        for (String entry : table.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    /** How many characters an IBAN of a country has, 0 for a country without. */
    static int ibanLength(String country) {
        return IBAN.getOrDefault(country, 0);
    }

    /** ISO 7064 mod 97-10, over upper-case letters and digits without spaces. */
    static boolean iban(String compact) {
        StringBuilder digits = new StringBuilder();
        (compact.substring(4) + compact.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    /** ISO/IEC 7812: a prefix and a length that a card scheme uses, and the Luhn digit. */
    static boolean card(String digits) {
        return scheme(digits) && luhn(digits) && digits.chars().distinct().count() > 1;
    }

    private static boolean scheme(String digits) {
        int length = digits.length();
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16 || length == 19);
        boolean mastercard = length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean diners = length == 14 && (two == 36 || two == 38 || (four >= 3000 && four <= 3059));
        boolean others = length == 16 && (four == 6011 || two == 65 || two == 62 || (four >= 3528 && four <= 3589));
        boolean maestro =
                length >= 16 && (four == 5018 || four == 5020 || four == 5038 || four == 6304 || four == 6759);
        return visa || mastercard || amex || diners || others || maestro;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** A Spanish DNI or NIE, upper case without separators. */
    static boolean dni(String compact) {
        int lead = "XYZ".indexOf(compact.charAt(0));
        String digits = lead < 0 ? compact.substring(0, 8) : lead + compact.substring(1, 8);
        return compact.charAt(8) == DNI.charAt(Integer.parseInt(digits) % 23);
    }

    /** A Polish PESEL of somebody born from 1900 to 2099, eleven digits. */
    static boolean pesel(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += PESEL[i] * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(10) - '0' && born(digits);
    }

    private static boolean born(String digits) {
        int month = Integer.parseInt(digits.substring(2, 4));
        int century = month > 20 ? 2000 : 1900;
        try {
            LocalDate.of(
                    century + Integer.parseInt(digits.substring(0, 2)),
                    month > 20 ? month - 20 : month,
                    Integer.parseInt(digits.substring(4, 6)));
            return true;
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
