package org.earshot.listen.twiliosms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Delivery;
import org.earshot.listen.FormFields;
import org.earshot.listen.HookReader;
import org.earshot.listen.Received;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Takes the text messages that Twilio pushes: {@code twilio-sms}. Twilio does not send again, so what is missed is listed later. */
@Component
public final class TwilioSmsHookReader implements HookReader {
    private static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @Override
    public String platform() {
        return "twilio-sms";
    }

    @Override
    public Set<String> templates() {
        return Set.of("twilio-sms");
    }

    @Override
    public boolean isOpen(Source source) {
        return source.parameter("token").isPresent()
                && source.parameter("account-sid").isPresent();
    }

    @Override
    public boolean catchesUp(Source source) {
        return true;
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        Optional<String> given = delivery.header("X-Twilio-Signature");
        Optional<Map<String, List<String>>> form = FormFields.parse(delivery.text());
        if (!delivery.isPost()) {
            return new Received.Malformed("only POST is taken here; choose it beside the address at Twilio");
        }
        if (given.isEmpty() || form.isEmpty()) {
            return new Received.Unsigned("X-Twilio-Signature is missing, or the body is no form");
        }
        String address = source.parameter("url").orElse(delivery.address());
        if (!TwilioSignature.isBy(given.get(), source.need("token").strip(), address, form.get())) {
            return new Received.Unsigned(
                    "X-Twilio-Signature is wrong; the parameter url of the source has to be the very address"
                            + " that stands at Twilio");
        }
        return signed(source, delivery, new Form(form.get()));
    }

    private static Received signed(Source source, Delivery delivery, Form form) {
        if (!form.text("AccountSid").equals(source.need("account-sid").strip())) {
            return new Received.Malformed("this is from another account than account-sid");
        }
        Sms sms = new Sms(
                form.text("MessageSid"),
                form.text("From"),
                form.text("To"),
                form.text("Body"),
                !Set.of("", "0").contains(form.text("NumMedia")),
                form.all().containsKey("ProfileName") ? form.text("ProfileName") : null,
                delivery.receivedAt(),
                delivery.text());
        if (!sms.usable()) {
            return new Received.Malformed("there is no MessageSid, From or To");
        }
        boolean handled = Set.of("STOP", "START").contains(form.text("OptOutType"));
        boolean taken = !handled && !sms.silent() && sms.concerns(source.parameter("account"));
        List<Post> posts = taken ? List.of(sms.fromCustomer()) : List.of();
        return Received.Heard.of(sms.sid(), posts, List.of()).answered(EMPTY, "text/xml");
    }

    /** The decoded fields. */
    private record Form(Map<String, List<String>> all) {
        String text(String name) {
            return all.getOrDefault(name, List.of("")).get(0);
        }
    }
}
