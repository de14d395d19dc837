package org.earshot.listen.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTextTest {
    @ParameterizedTest
    @CsvSource({
        "utf-8,UTF-8",
        "iso-8859-2,ISO-8859-2",
        "windows-1250,windows-1250",
        "UTF-16,UTF-16",
        "'',UTF-8",
        "x-nobody-knows,UTF-8"
    })
    void textIsReadInItsCharset(String named, String written) throws MessagingException {
        String text = "Dzień dobry, nie działa";
        String header = "Content-Type: text/plain" + (named.isEmpty() ? "" : "; charset=" + named)
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        String body = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(written)));

        assertThat(read(header + body)).isEqualTo(text);
    }

    @Test
    void bytesThatAreNoUtf8ComeFromWindows() throws MessagingException {
        byte[] letter = "Subject: x\r\n\r\nSí, señor".getBytes(Charset.forName("windows-1252"));

        assertThat(LetterText.of(LetterText.message(letter))).isEqualTo("Sí, señor");
    }

    @Test
    void plainTextIsPreferredToHtmlAndHtmlIsBetterThanNothing() throws MessagingException {
        String both = many("alternative", part("text/plain", "plain"), part("text/html", "<p>rich</p>"));
        String empty = many("alternative", part("text/plain", " "), part("text/html", "<p>rich &amp; <b>bold</b></p>"));

        assertThat(read(both)).isEqualTo("plain");
        assertThat(read(empty)).isEqualTo("rich & bold");
    }

    @Test
    void whatIsAttachedIsNotRead() throws MessagingException {
        String mixed = many(
                "mixed",
                part("text/plain", "See my invoice."),
                part("text/plain; name=log.txt", "secret"),
                "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nsecret",
                part("message/rfc822", "Subject: other\r\n\r\nsecret"),
                part("application/pdf", "secret"),
                part("text/plain", "Yours, Ann"));

        assertThat(read(mixed)).isEqualTo("See my invoice.\n\nYours, Ann");
    }

    @Test
    void ofASignedMessageOnlyTheMessageIsRead() throws MessagingException {
        assertThat(read(many("signed", part("text/plain", "said"), part("text/plain", "signature"))))
                .isEqualTo("said");
    }

    @Test
    void linesThatTheMailProgramBrokeAreWholeAgain() throws MessagingException {
        assertThat(read("Content-Type: text/plain; format=flowed\r\n\r\nThis is one \r\nsentence.\r\nThis is another."))
                .isEqualTo("This is one sentence.\nThis is another.");
        assertThat(read("Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nDonau \r\ndampf\r\n-- \r\nAnn"))
                .isEqualTo("Donaudampf\n-- \nAnn");
    }

    @ParameterizedTest
    @CsvSource({"text/plain; charset=,said", "nonsense,said", "text/plain; charset=\"a;b,said", "/,said"})
    void aTypeThatIsNoneCountsAsPlainText(String type, String expected) throws MessagingException {
        assertThat(read("Content-Type: " + type + "\r\n\r\nsaid")).isEqualTo(expected);
    }

    @Test
    @Timeout(20)
    void partsMayBeNestedAsDeepAsAnybodyLikes() throws MessagingException {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        assertThat(read(deep + "Content-Type: text/plain\r\n\r\nbottom")).isEmpty();
        assertThat(read(many("mixed", part("text/plain", "top"), deep.toString())))
                .isEqualTo("top");
    }

    @Test
    @Timeout(20)
    void partsMayBeAsManyAsAnybodyLikes() throws MessagingException {
        String first = part("text/plain", "first");
        String many =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + first + "\r\n--b\r\n\r\nx".repeat(15_000);

        assertThat(read(many)).startsWith("first").hasSizeLessThan(1_000);
    }

    @Test
    void aMessageThatIsCutInTheMiddleGivesWhatItHas() throws MessagingException {
        String body = Base64.getMimeEncoder()
                .encodeToString("This is the beginning of a long letter".getBytes(StandardCharsets.UTF_8));
        String head = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n";

        assertThat(read(head + body.substring(0, 30))).startsWith("This is the beginn");
    }

    @Test
    void encodingsThatDoNotHoldAreNoTrouble() throws MessagingException {
        assertThat(read("Content-Transfer-Encoding: base64\r\n\r\n!!!! not base64 !!!!"))
                .isNotNull();
        assertThat(read("Content-Transfer-Encoding: quoted-printable\r\n\r\nna=ZZtive =\r\nline="))
                .contains("line");
        assertThat(read("Content-Transfer-Encoding: unheard-of\r\n\r\nsaid")).isNotNull();
        assertThat(read("")).isEmpty();
    }

    private static String read(String letter) throws MessagingException {
        return LetterText.of(LetterText.message(letter.getBytes(StandardCharsets.UTF_8)));
    }

    static String part(String type, String body) {
        return "Content-Type: " + type + "\r\n\r\n" + body;
    }

    static String many(String kind, String... parts) {
        StringBuilder letter = new StringBuilder(
                "MIME-Version: 1.0\r\nContent-Type: multipart/" + kind + "; boundary=frontier\r\n\r\n");
        for (String part : parts) {
            letter.append("--frontier\r\n").append(part).append("\r\n");
        }
        return letter.append("--frontier--\r\n").toString();
    }
}
