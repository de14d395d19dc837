package org.earshot.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A token endpoint gave nothing to sign in with. */
final class Ungranted extends MessagingException {
    private static final long serialVersionUID = 1;

    /** RFC 6749 section 4.1.2.1 gives these two to what passes; some endpoints send them with 400. */
    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "slow_down");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient MailTrouble trouble;

    Ungranted(MailTrouble trouble) {
        super(trouble.why());
        this.trouble = trouble;
    }

    MailTrouble trouble() {
        return trouble;
    }

    /** What the answer of an endpoint means. */
    static MailTrouble trouble(Answer answer, MailKey.Grant key) {
        if (answer instanceof Answer.Unanswered unanswered) {
            boolean forbidden = unanswered.kind() == Answer.Kind.FORBIDDEN_ADDRESS;
            return new MailTrouble(
                    forbidden ? MailTrouble.Kind.FORBIDDEN : MailTrouble.Kind.PASSES, 0, unanswered.why());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        int status = answered.status();
        String host = key.endpoint().getHost() + " gives no access token";
        Optional<String> error = error(answered);
        boolean passes = answered.ok()
                || status >= 500
                || status == 408
                || status == 425
                || status == 429
                || error.filter(PASSING::contains).isPresent();
        if (passes) {
            String said = error.orElse(answered.ok() ? "it answered something else" : "it answered " + status);
            return new MailTrouble(MailTrouble.Kind.PASSES, status, host + " now (" + said + ")");
        }
        String said = " (" + error.orElse("it answered " + status) + "): ";
        return new MailTrouble(MailTrouble.Kind.GRANT, status, host + said + cure(error.orElse(""), status, key));
    }

    private static String cure(String error, int status, MailKey.Grant key) {
        return switch (error) {
            case "invalid_grant" ->
                key.refreshes()
                        ? "the refresh token has ended or was taken back; sign in again as the page of e-mail says and put"
                                + " the new one into refresh-token"
                        : "the app may not speak for itself there; follow the page of e-mail and correct client-id";
            case "invalid_client", "unauthorized_client" ->
                "it does not take the app; correct client-id and client-secret, which may have run out";
            case "invalid_scope" -> "it does not know that scope; correct scope";
            default ->
                status == 404 || status == 410
                        ? "nothing is there; correct token-url"
                        : "it does not take what it was asked; correct token-url, client-id, client-secret and scope";
        };
    }

    /** The code of the error, which is a word and no secret; what describes it is not shown. */
    private static Optional<String> error(Answer.Answered answered) {
        try {
            JsonNode tree = JSON.readTree(answered.body());
            return Optional.ofNullable(tree)
                    .map(node -> node.path("error").asText(""))
                    .filter(code -> code.matches("[a-z_]{1,40}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
