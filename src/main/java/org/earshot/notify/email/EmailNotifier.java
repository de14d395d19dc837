package org.earshot.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Outcome;
import org.earshot.notify.Alert;
import org.earshot.notify.AlertBodies;
import org.earshot.notify.AlertBody;
import org.earshot.notify.AlertSettings;
import org.earshot.notify.Notifier;
import org.earshot.notify.Recipient;
import org.earshot.notify.Unasked;
import org.earshot.retell.Interpreter;
import org.earshot.retell.Speech;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends alerts by mail, one message for all addresses of a recipient. A repeat has the same Message-ID and leaves out the
 * addresses that have it already, as far as this daemon remembers.
 */
@Component
class EmailNotifier implements Notifier {
    private static final String TIMEOUT_MILLIS = "15000";

    private final @Nullable JavaMailSender sender;
    private final AlertBodies bodies;
    private final AlertSettings settings;
    private final Live<BrandBook> brands;
    private final List<Unasked> unasked;
    private final Interpreter interpreter;
    private final Delivered delivered = new Delivered();

    EmailNotifier(
            ObjectProvider<JavaMailSender> sender,
            AlertBodies bodies,
            AlertSettings settings,
            Live<BrandBook> brands,
            List<Unasked> unasked,
            Interpreter interpreter) {
        this.interpreter = interpreter;
        this.sender = sender.getIfAvailable();
        this.bodies = bodies;
        this.settings = settings;
        this.brands = brands;
        this.unasked = List.copyOf(unasked);
        if (this.sender instanceof JavaMailSenderImpl real) {
            impatient(real.getJavaMailProperties());
        }
    }

    /** Jakarta Mail waits for ever unless told otherwise, and sends to nobody where one address of many is wrong. */
    private static void impatient(Properties properties) {
        for (String protocol : List.of("smtp", "smtps")) {
            for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                properties.putIfAbsent("mail." + protocol + "." + wait, TIMEOUT_MILLIS);
            }
            properties.putIfAbsent("mail." + protocol + ".sendpartial", "true");
        }
    }

    @Override
    public String channel() {
        return Recipient.EMAIL;
    }

    @Override
    public String lane(Recipient recipient) {
        return "mail";
    }

    @Override
    public Outcome send(Alert alert, Recipient recipient) {
        if (sender == null) {
            return new Outcome.Refused("no mail server is configured; set spring.mail.host and try again");
        }
        Set<String> had = delivered.of(alert.alertId());
        List<String> open =
                recipient.email().stream().filter(to -> !had.contains(to)).toList();
        if (open.isEmpty()) {
            return new Outcome.Sent(null, null);
        }
        try {
            MimeMessage message = sender.createMimeMessage();
            mail(alert, interpreter.into(recipient.language())).fill(message, open);
            sender.send(message);
            return new Outcome.Sent(null, null);
        } catch (MailException e) {
            MailAnswer answer = MailAnswer.of(e);
            delivered.add(alert.alertId(), answer.taken());
            return answer.outcome();
        } catch (MessagingException e) {
            return new Outcome.Refused(
                    "the message cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** Times are those of the brand, whose office hours they are reckoned in. */
    private AlertMail mail(Alert alert, Speech speech) {
        AlertBody body = bodies.read(alert.document()).in(speech);
        String id = body.data().brand();
        Optional<Brand> brand = brands.get().find(id);
        ZoneId zone = brand.map(found -> found.hours().zone()).orElse(ZoneOffset.UTC);
        String said = body.data().text();
        return new AlertMail(
                body,
                new AlertMail.Sender(
                        brand.map(Brand::name).orElse(id), settings.alerts().from()),
                new Tongue(speech, zone),
                unasked.stream().anyMatch(one -> one.hides(said)));
    }
}
