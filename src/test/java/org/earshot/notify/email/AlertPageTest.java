package org.earshot.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.earshot.notify.AlertBody;
import org.earshot.notify.AlertSample;
import org.earshot.retell.Interpreter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example@evil.example/",
                "https://user:pass@evil.example/x",
                "https://evil.example\\@acme.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "https:///x"
            })
    void anAddressThatIsNotWhatItSeemsIsNoLink(String address) {
        AlertBody body =
                AlertSample.BODIES.read(AlertSample.saying("fire", address).document());
        AlertPage page =
                new AlertPage(body.data(), "title", new Tongue(new Interpreter().into("en"), ZoneOffset.UTC), false);

        assertThat(page.text()).doesNotContain("Post:");
        assertThat(Jsoup.parse(page.html()).select("a").eachAttr("href"))
                .containsExactly("https://care.example/cases/42");
    }

    @ParameterizedTest
    @CsvSource({
        "en, [CRITICAL] Acme: foul words, The foul words:, Foul words.",
        "es, [CRÍTICA] Acme: lenguaje soez, El lenguaje soez:, Lenguaje soez."
    })
    void foulWordsAreInNoSubjectAndStandAtTheEnd(String language, String subject, String end, String instead) {
        AlertBody body = AlertSample.BODIES.read(AlertSample.feared().document());
        Tongue tongue = new Tongue(new Interpreter().into(language), ZoneOffset.UTC);
        AlertMail mail = new AlertMail(body, new AlertMail.Sender("Acme", "care@acme.example"), tongue, true);
        AlertPage page = new AlertPage(body.data(), mail.subject(), tongue, true);

        assertThat(mail.subject()).isEqualTo(subject);
        // In the sample the author has the same words for a name.
        String above =
                page.text().substring(page.text().indexOf(instead), page.text().indexOf(end));
        assertThat(above).doesNotContain("My kids got hurt").contains("80");
        assertThat(page.text().substring(page.text().indexOf(end))).contains("My kids got hurt");
        Document html = Jsoup.parse(page.html());
        assertThat(html.select("h1, title, li").text()).doesNotContain("My kids got hurt");
        assertThat(html.body().children().last())
                .hasToString("%s", html.select("blockquote").last());
    }
}
