package org.earshot.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Outcome;
import org.earshot.notify.AlertPlan;
import org.earshot.notify.AlertSample;
import org.earshot.notify.AlertSettings;
import org.earshot.notify.Notifier;
import org.earshot.notify.NotifierContractTest;
import org.earshot.notify.Recipient;
import org.earshot.retell.Interpreter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailNotifierTest extends NotifierContractTest {
    private static final String PASSWORD = "correct-horse";
    private final GreenMail good = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpStandIn bad = new SmtpStandIn();
    private int port;

    @BeforeEach
    void start() {
        good.setUser("earshot", PASSWORD);
        good.start();
    }

    @AfterEach
    void stop() throws IOException {
        good.stop();
        bad.close();
    }

    @Override
    protected Notifier notifier() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        if (port != bad.port()) {
            sender.setUsername("earshot");
            sender.setPassword(PASSWORD);
        }
        return notifier(sender);
    }

    private static EmailNotifier notifier(@Nullable JavaMailSender sender) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("mail", sender);
        }
        Brand brand = new Brand(
                "acme",
                "Acme Bänk",
                List.of("acme"),
                List.of(),
                Set.of("en"),
                OfficeHours.always(java.time.ZoneId.of("Europe/Madrid")));
        return new EmailNotifier(
                beans.getBeanProvider(JavaMailSender.class),
                AlertSample.BODIES,
                new AlertSettings("https://care.example", new AlertSettings.Mail("earshot@acme.example")),
                new Live<>(new BrandBook(List.of(brand))),
                List.of(text -> text.contains("idiot")),
                new Interpreter());
    }

    @Override
    protected Recipient recipient() {
        return new Recipient("care", List.of("care@acme.example"), null);
    }

    @Override
    protected void serverTakes() {
        port = good.getSmtp().getPort();
    }

    @Override
    protected void serverIsBusy() {
        port = bad.answering("care@acme.example", "451 try later").port();
    }

    @Override
    protected void serverRefuses() {
        port = bad.answering("care@acme.example", "550 no such box").port();
    }

    @Override
    protected void serverIsDown() {
        port = good.getSmtp().getPort();
        good.stop();
    }

    @Override
    protected List<String> takenIds() {
        return taken().stream()
                .map(message -> header(message, "Message-ID"))
                .map(id -> id.replace("<", "").replace("@acme.example>", ""))
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSWORD);
    }

    @Override
    protected void takenIsHarmless() {
        for (MimeMessage message : taken()) {
            Document html = Jsoup.parse(part(message, 1));
            assertThat(html.select("script, img, svg, iframe, form, b, base, object, style, link"))
                    .isEmpty();
            assertThat(html.select("*").eachAttr("onmouseover")).isEmpty();
            assertThat(html.select("a").eachAttr("href")).allMatch(address -> address.startsWith("https://"));
            assertThat(html.select("blockquote").text()).hasSizeLessThanOrEqualTo(500);
            assertThat(part(message, 0) + part(message, 1) + subject(message))
                    .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
            assertThat(header(message, "Bcc") + header(message, "X-Evil")).isEmpty();
            assertThat(header(message, "To")).isEqualTo("care@acme.example");
            assertThat(subject(message))
                    .startsWith("[CRITICAL] Acme Bänk:")
                    .hasSizeLessThan(110)
                    .doesNotContainPattern("[\\r\\n]");
        }
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aMessageIsPlainTextAndHtmlWithTheEvidenceMarked() {
        serverTakes();

        notifier().send(AlertSample.saying("It's on fire & smokes", "https://social.example/1"), recipient());

        MimeMessage message = taken().get(0);
        assertThat(header(message, "Content-Type")).startsWith("multipart/alternative");
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(message, "X-Earshot-Case")).isEqualTo("42");
        assertThat(header(message, "References")).isEqualTo("<case-42@acme.example>");
        assertThat(header(message, "In-Reply-To")).isEmpty();
        assertThat(subject(message)).isEqualTo("[CRITICAL] Acme Bänk: It's on fire & smokes");
        assertThat(part(message, 0))
                .contains(
                        "*It's *on fire & smokes",
                        "score 80",
                        "+20 angry",
                        "https://care.example/cases/42",
                        "Sun 1 Mar 2026, 11:15 CET");
        Document html = Jsoup.parse(part(message, 1));
        assertThat(html.select("mark").eachText()).containsExactly("It's");
        assertThat(html.select("blockquote").text()).isEqualTo("It's on fire & smokes");
        assertThat(html.select("a").eachAttr("href"))
                .containsExactly("https://care.example/cases/42", "https://social.example/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | [CRÍTICA] Acme Bänk: My kids got hurt | Por qué la urgencia es crítica (puntuación 80):"
                        + " | +60 seguridad: La salud o la seguridad de alguien puede correr peligro"
                        + " | Plazo para la primera respuesta: dom, 1 mar 2026, 11:15 CET | Caso:",
                "pl | [KRYTYCZNA] Acme Bänk: My kids got hurt | Dlaczego pilność jest krytyczna (wynik 80):"
                        + " | +60 bezpieczeństwo: Czyjeś zdrowie lub bezpieczeństwo może być zagrożone"
                        + " | Termin pierwszej odpowiedzi: niedz., 1 mar 2026, 11:15 CET | Zgłoszenie:",
            })
    void aRecipientIsToldInItsLanguage(
            String language, String subject, String why, String reason, String due, String link) {
        serverTakes();

        notifier().send(AlertSample.feared(), new Recipient("care", List.of("care@acme.example"), null, language));

        MimeMessage message = taken().get(0);
        Document html = Jsoup.parse(part(message, 1));
        assertThat(subject(message)).isEqualTo(subject);
        assertThat(part(message, 0)).contains(why, reason, due, link, "*My kids got hurt*", "house-rule: A rule");
        assertThat(html.text()).contains(why, reason, due, link).doesNotContain("wrote", "due", "Case");
        assertThat(html.select("html").attr("lang")).isEqualTo(language);
    }

    @Test
    void anEscalationStandsInTheThreadOfItsCase() {
        serverTakes();

        notifier().send(AlertSample.saying("worse", "https://social.example/1", AlertPlan.ESCALATED), recipient());

        assertThat(header(taken().get(0), "In-Reply-To")).isEqualTo("<case-42@acme.example>");
    }

    @Test
    void whoHasTheMessageDoesNotGetItAgainWhileAnotherWaits() {
        port = bad.answering("full@acme.example", "452 box is full").port();
        Recipient both = new Recipient("care", List.of("ann@acme.example", "full@acme.example"), null);
        Notifier notifier = notifier();

        Outcome first = notifier.send(AlertSample.saying("fire", "https://social.example/1"), both);
        Outcome second = notifier.send(AlertSample.saying("fire", "https://social.example/1"), both);
        bad.answering("full@acme.example", "250 ok");
        Outcome third = notifier.send(AlertSample.saying("fire", "https://social.example/1"), both);

        assertThat(List.of(first, second)).allMatch(outcome -> outcome instanceof Outcome.TryLater);
        assertThat(third).isInstanceOf(Outcome.Sent.class);
        assertThat(bad.taken()).containsExactly("ann@acme.example", "full@acme.example");
    }

    @Test
    void anAddressThatDoesNotExistIsNamedAndTheOthersHaveTheMessage() {
        port = bad.answering("gone@acme.example", "550 no such box").port();
        Recipient both = new Recipient("care", List.of("ann@acme.example", "gone@acme.example"), null);

        Outcome outcome = notifier().send(AlertSample.saying("fire", "https://social.example/1"), both);

        assertThat(outcome).isEqualTo(new Outcome.Refused("the mail server answered 550 for gone@acme.example"));
        assertThat(bad.taken()).containsExactly("ann@acme.example");
    }

    @Test
    void aServerThatGreetsWithTroubleIsTriedLater() {
        port = bad.greeting("421 come back").port();

        assertThat(notifier().send(AlertSample.saying("fire", "https://social.example/1"), recipient()))
                .isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void aWrongPasswordIsTriedLaterAndNotRepeatedInWords() {
        serverTakes();
        good.setUser("earshot", "changed");

        assertThat(notifier().send(AlertSample.saying("fire", "https://social.example/1"), recipient()))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class, later -> assertThat(later.why()).doesNotContain(PASSWORD));
    }

    @Test
    void withoutAMailServerItSaysWhatToSet() {
        assertThat(notifier(null).send(AlertSample.saying("fire", "https://social.example/1"), recipient()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("spring.mail.host"));
    }

    private List<MimeMessage> taken() {
        return Stream.of(good.getReceivedMessages()).toList();
    }

    private static String header(MimeMessage message, String name) {
        return String.join(", ", values(message, name));
    }

    private static List<String> values(MimeMessage message, String name) {
        try {
            String @Nullable [] values = message.getHeader(name);
            return values == null ? List.of() : new ArrayList<>(Arrays.asList(values));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage message, int number) {
        try {
            return (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
        } catch (jakarta.mail.MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
