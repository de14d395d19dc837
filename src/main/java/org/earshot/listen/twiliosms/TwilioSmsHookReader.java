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
import org.earshot.mention.Receipt;
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
        if (form.all().containsKey("MessageStatus")) {
            return told(delivery, form);
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

    /** Says so of one message several times, each with another status, so its id does not tell a second delivery. */
    private static Received told(Delivery delivery, Form form) {
        String sid = form.text("MessageSid");
        if (!sid.matches("[A-Za-z0-9]{2,64}")) {
            return new Received.Malformed("there is no MessageSid");
        }
        Optional<Receipt> receipt = switch (form.text("MessageStatus")) {
            case "delivered" -> Optional.of(Receipt.of(sid, Receipt.Kind.DELIVERED, delivery.receivedAt()));
            case "read" -> Optional.of(Receipt.of(sid, Receipt.Kind.READ, delivery.receivedAt()));
            case "undelivered", "failed", "canceled" ->
                Optional.of(new Receipt(sid, Receipt.Kind.FAILED, delivery.receivedAt(), why(form.text("ErrorCode"))));
            default -> Optional.empty();
        };
        return Received.Heard.of(null, List.of(), List.of())
                .told(receipt.stream().toList())
                .answered(EMPTY, "text/xml");
    }

    /** What staff can do something with; Twilio's list of errors has the rest. */
    private static String why(String code) {
        return switch (code) {
            case "21610" ->
                "the customer wrote STOP, so Twilio sends nothing to this number (21610) until they write START";
            case "30003", "30005" -> "the phone is off, out of reach or does not exist (Twilio " + code + ")";
            case "30004" -> "the customer or their network blocks this number (Twilio 30004)";
            case "30006" -> "this number takes no text messages (Twilio 30006)";
            case "30007" -> "the network took it for spam (Twilio 30007)";
            default ->
                "Twilio could not deliver this message (" + (code.matches("\\d{3,6}") ? code : "no reason given") + ")";
        };
    }

    /** The decoded fields. */
    private record Form(Map<String, List<String>> all) {
        String text(String name) {
            return all.getOrDefault(name, List.of("")).get(0);
        }
    }
}
