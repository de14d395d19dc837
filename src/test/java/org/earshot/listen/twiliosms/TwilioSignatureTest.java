package org.earshot.listen.twiliosms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.listen.HookSignature;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {
    private static final String ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String KNOWN = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("To", List.of("+18005551212"));
        fields.put("CallSid", List.of("CA1234567890ABCDE"));
        fields.put("From", List.of("+12349013030"));
        fields.put("Caller", List.of("+12349013030"));
        fields.put("Digits", List.of("1234"));
        return fields;
    }

    @Test
    void theExampleThatTwilioPublishesHolds() {
        assertThat(TwilioSignature.isBy(KNOWN, "12345", ADDRESS, fields())).isTrue();
    }

    @Test
    void anotherTokenAddressFieldOrSignatureDoesNot() {
        assertThat(TwilioSignature.isBy(KNOWN, "12346", ADDRESS, fields())).isFalse();
        assertThat(TwilioSignature.isBy(KNOWN, "12345", ADDRESS + "&x=1", fields()))
                .isFalse();
        assertThat(TwilioSignature.isBy(KNOWN, "12345", "http://mycompany.com/myapp.php?foo=1&bar=2", fields()))
                .isFalse();
        Map<String, List<String>> more = fields();
        more.put("Extra", List.of(""));
        assertThat(TwilioSignature.isBy(KNOWN, "12345", ADDRESS, more)).isFalse();
        for (String given : List.of("", "x", "%%%", KNOWN.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(TwilioSignature.isBy(given, "12345", ADDRESS, fields())).isFalse();
        }
    }

    @Test
    void theUsualPortMayBeNamedOrNot() {
        String named = signed("https://earshot.example:443/hooks/sms?a=443", fields());
        String bare = signed("https://earshot.example/hooks/sms?a=443", fields());

        assertThat(TwilioSignature.isBy(named, "12345", "https://earshot.example/hooks/sms?a=443", fields()))
                .isTrue();
        assertThat(TwilioSignature.isBy(bare, "12345", "https://earshot.example:443/hooks/sms?a=443", fields()))
                .isTrue();
        assertThat(TwilioSignature.isBy(bare, "12345", "https://earshot.example:8443/hooks/sms?a=443", fields()))
                .isFalse();
    }

    @Test
    void aRepeatedNameCountsOnceForEachValue() {
        Map<String, List<String>> twice = Map.of("MediaUrl", List.of("b", "a", "b"));

        assertThat(TwilioSignature.isBy(
                        raw("https://x.example/MediaUrlaMediaUrlb"), "12345", "https://x.example/", twice))
                .isTrue();
    }

    private static String signed(String address, Map<String, List<String>> fields) {
        StringBuilder all = new StringBuilder(address);
        new java.util.TreeMap<>(fields)
                .forEach((name, values) -> all.append(name).append(values.get(0)));
        return raw(all.toString());
    }

    private static String raw(String signed) {
        byte[] mac =
                HookSignature.sha1("12345".getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac);
    }
}
