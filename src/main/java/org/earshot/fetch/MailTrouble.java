package org.earshot.fetch;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a mail server, in our words; its own may hold what nobody shall read.
 *
 * @param kind what to do about it
 * @param code the server's, 0 where it gave none
 * @param why a sentence for people, with the server and without secrets
 */
public record MailTrouble(Kind kind, int code, String why) {
    /** What to do about it. */
    public enum Kind {
        /** The address may not be reached from here. */
        FORBIDDEN,
        /** User or password is wrong. */
        LOGIN,
        /** The access token opens nothing there. */
        ACCESS,
        /** The token endpoint gives no access token; the sentence says what to correct in the source. */
        GRANT,
        /** There is no such folder. */
        NO_FOLDER,
        /** The server offers no safe line. */
        NO_TLS,
        /** The server said no for good. */
        REFUSED,
        /** It passes: the server is busy, out of order or not there. */
        PASSES,
        /** The line broke, or what came on it made no sense. */
        BROKEN
    }

    /** RFC 5530: why a login may fail although the password is right. */
    private static final Pattern BUSY = Pattern.compile(
            "\\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)|server unavailable|too many|try again|temporar",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STATUS = Pattern.compile("^\\s*([45]\\d\\d)\\b");

    /** What an exception of Jakarta Mail means; it hides its causes in two chains. */
    public static MailTrouble of(Exception failure, MailPlace place) {
        List<Throwable> chain = chain(failure);
        String server = place.server();
        for (Throwable link : chain) {
            if (link instanceof ForbiddenAddress forbidden) {
                return new MailTrouble(Kind.FORBIDDEN, 0, forbidden.why());
            }
            if (link instanceof Ungranted ungranted) {
                return ungranted.trouble();
            }
        }
        Optional<MailTrouble> said =
                chain.stream().flatMap(link -> said(link, place).stream()).findFirst();
        return said.or(() -> chain.stream()
                        .flatMap(link -> broken(link, server).stream())
                        .findFirst())
                .orElseGet(() -> new MailTrouble(Kind.BROKEN, 0, server + ": what it answered makes no sense"));
    }

    private static Optional<MailTrouble> said(Throwable link, MailPlace place) {
        String server = place.server();
        if (link instanceof AuthenticationFailedException refused) {
            return Optional.of(login(String.valueOf(refused.getMessage()), place));
        }
        if (link instanceof FolderNotFoundException missing) {
            String folder = missing.getFolder() == null
                    ? "of that name"
                    : missing.getFolder().getFullName();
            return Optional.of(new MailTrouble(Kind.NO_FOLDER, 0, server + ": there is no folder " + folder));
        }
        String words = String.valueOf(link.getMessage());
        if (place.key() instanceof MailKey.Grant && words.contains("authenticated but not connected")) {
            // Exchange takes the app's token and then shows it no mailbox.
            return Optional.of(new MailTrouble(Kind.ACCESS, 0, server + " shows the app no such mailbox"));
        }
        if (words.contains("STARTTLS") && words.contains("required")) {
            return Optional.of(new MailTrouble(Kind.NO_TLS, 0, server + " does not offer STARTTLS"));
        }
        return code(link)
                .map(code ->
                        new MailTrouble(code >= 500 ? Kind.REFUSED : Kind.PASSES, code, server + " answered " + code));
    }

    private static Optional<Integer> code(Throwable link) {
        int code = link instanceof SMTPAddressFailedException address
                ? address.getReturnCode()
                : link instanceof SMTPSenderFailedException sender
                        ? sender.getReturnCode()
                        : link instanceof SMTPSendFailedException sending
                                ? sending.getReturnCode()
                                : link instanceof SmtpLine.Unwelcome unwelcome ? unwelcome.code() : 0;
        return code >= 400 && code < 600 ? Optional.of(code) : Optional.empty();
    }

    private static MailTrouble login(String message, MailPlace place) {
        String server = place.server();
        Matcher status = STATUS.matcher(message);
        int code = status.find() ? Integer.parseInt(status.group(1)) : 0;
        boolean passes = (code >= 400 && code < 500) || BUSY.matcher(message).find();
        String number = code == 0 ? "" : " (" + code + ")";
        if (passes) {
            return new MailTrouble(Kind.PASSES, code, server + " does not let anybody sign in now" + number);
        }
        return place.key() instanceof MailKey.Grant
                ? new MailTrouble(Kind.ACCESS, code, server + " does not take the access token" + number)
                : new MailTrouble(Kind.LOGIN, code, server + " does not take user and password" + number);
    }

    private static Optional<MailTrouble> broken(Throwable link, String server) {
        if (link instanceof GuardedSockets.Unbounded beyond) {
            return Optional.of(new MailTrouble(Kind.BROKEN, 0, server + ": " + beyond.getMessage()));
        }
        if (link instanceof SocketTimeoutException) {
            return Optional.of(new MailTrouble(Kind.BROKEN, 0, server + ": silent for longer than allowed"));
        }
        if (link instanceof IOException io
                && !link.getClass().getName().toLowerCase(Locale.ROOT).contains("angus")) {
            return Optional.of(new MailTrouble(Kind.BROKEN, 0, server + ": " + Failures.why(io)));
        }
        if (link instanceof FolderClosedException || link instanceof StoreClosedException) {
            return Optional.of(new MailTrouble(Kind.BROKEN, 0, server + ": the connection broke"));
        }
        return link instanceof CommandFailedException
                ? Optional.of(new MailTrouble(Kind.PASSES, 0, server + " does not do now what it was asked for"))
                : Optional.empty();
    }

    private static List<Throwable> chain(Exception failure) {
        List<Throwable> chain = new ArrayList<>();
        follow(failure, chain);
        return chain;
    }

    private static void follow(@Nullable Throwable link, List<Throwable> chain) {
        if (link == null || chain.contains(link) || chain.size() > 20) {
            return;
        }
        chain.add(link);
        if (link instanceof MessagingException mail) {
            follow(mail.getNextException(), chain);
        }
        follow(link.getCause(), chain);
    }
}
