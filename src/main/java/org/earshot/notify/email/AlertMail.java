package org.earshot.notify.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import org.earshot.mention.Texts;
import org.earshot.notify.AlertBody;
import org.earshot.notify.AlertPlan;

/**
 * Writes an alert as a mail: plain text and HTML, both with the words that the verdict rests on. Foul ones are not in its subject, which
 * shows on locked phones, and stand at its end, below a word of warning.
 */
final class AlertMail {
    private static final int LONGEST_SNIPPET = 80;
    private static final String UTF_8 = "UTF-8";

    private final AlertBody body;
    private final AlertBody.Content content;
    private final Sender sender;
    private final Tongue tongue;
    private final boolean foul;

    AlertMail(AlertBody body, Sender sender, Tongue tongue, boolean foul) {
        this.body = body;
        this.content = body.data();
        this.sender = sender;
        this.tongue = tongue;
        this.foul = foul;
    }

    void fill(MimeMessage message, List<String> to) throws MessagingException {
        message.setFrom(new InternetAddress(sender.from()));
        for (String address : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject(subject(), UTF_8);
        message.setHeader("Message-ID", "<" + content.alertId() + "@" + host() + ">");
        message.setHeader("References", thread());
        if (!AlertPlan.OPENED.equals(body.type())) {
            message.setHeader("In-Reply-To", thread());
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Earshot-Case", content.caseId());
        AlertPage page = new AlertPage(content, subject(), tongue, foul);
        message.setContent(alternative(page.text(), page.html()));
    }

    private static MimeMultipart alternative(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8, "plain");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    /** One line without anything that could end it or turn its direction. */
    String subject() {
        String start = "[" + tongue.level(content) + "] " + sender.brand() + ": ";
        String words = foul ? tongue.say(AlertPage.FOUL) : content.text();
        String line = Marked.withoutTurns(Texts.clean(start + words)).replaceAll("\\s+", " ");
        return Texts.cut(line, start.length() + LONGEST_SNIPPET).strip();
    }

    /** All mails about a case refer to this name, so that mail programs keep them together. */
    private String thread() {
        return "<case-" + content.caseId() + "@" + host() + ">";
    }

    private String host() {
        String from = sender.from();
        String host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return host.isEmpty() ? "localhost" : host;
    }

    /**
     * For whom it is sent.
     *
     * @param brand the brand's name
     * @param from the address that it comes from
     */
    record Sender(String brand, String from) {}
}
