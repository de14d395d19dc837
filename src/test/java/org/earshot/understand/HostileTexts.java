package org.earshot.understand;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Texts that nobody writes who wants an answer, and that come all the same. */
public final class HostileTexts {
    private static final int LONG = 100_000;

    private HostileTexts() {}

    /** Each with its name; new ones each time. */
    public static Stream<Arguments> all() {
        byte[] noise = new byte[LONG];
        new Random(1).nextBytes(noise);
        String base64 = Base64.getEncoder().encodeToString(noise);
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("white space", " \t\r\n\u00a0\u2003"),
                Arguments.of("only emoji", "😡😡🤬👩‍👩‍👧‍👦🏳️‍🌈"),
                Arguments.of("only a link", "https://acme.example/a?b=c#d"),
                Arguments.of(
                        "mixed languages", "My Paket ist lost, nadie contesta, to jest skandal, kde je moje zásilka?"),
                Arguments.of("zalgo", "h\u0301\u0302\u0303\u0316\u0317e\u0301\u0302\u0303 ".repeat(LONG / 11)),
                Arguments.of("base64", base64),
                Arguments.of("base64 in lines", base64.replaceAll("(.{76})", "$1\n")),
                Arguments.of("noise", new String(noise, StandardCharsets.ISO_8859_1)),
                Arguments.of("100,000 characters", "Acme charged my card twice and nobody answers. ".repeat(LONG / 47)),
                Arguments.of("the same in Spanish", "Acme me cobró dos veces y nadie contesta. ".repeat(LONG / 42)),
                Arguments.of("right to left", "أين طردي؟ acme لا أحد يجيب \u202eeerht\u202c עזרה!".repeat(50)),
                Arguments.of("lone surrogates", "acme \ud83d is \ude21 late \ud83d\ud83d\ude21".repeat(500)),
                Arguments.of("10,000 newlines", "\n".repeat(10_000)),
                Arguments.of("10,000 lines", "no.\n".repeat(10_000)),
                Arguments.of("one word", "acme".repeat(12_500)),
                Arguments.of("one letter", "x".repeat(50_000)),
                Arguments.of("marks", "?!".repeat(LONG / 2)),
                Arguments.of("brackets", "(".repeat(LONG)),
                Arguments.of("letters that unfold", "\ufdfa".repeat(LONG)),
                Arguments.of("mathematical letters", "𝐜𝐡𝐚𝐫𝐠𝐞𝐝 𝐭𝐰𝐢𝐜𝐞 ".repeat(LONG / 30)),
                Arguments.of("control characters", "a\u0000b\u0007\u001b[31m\ufeff\u200b"),
                Arguments.of("Chinese", "行李丢了。".repeat(LONG / 5)));
    }
}
