package org.earshot.fetch;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * A mail server and who signs in there.
 *
 * @param host in small letters, ASCII
 * @param port where it listens
 * @param tls how the line is made safe
 * @param user who signs in
 * @param key what with; never shown
 */
public record MailPlace(String host, int port, Tls tls, String user, MailKey key) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9._-]{0,250}[a-z0-9_])?");

    /** Where a password is taken. */
    public MailPlace(String host, int port, Tls tls, String user, String password) {
        this(host, port, tls, user, new MailKey.Password(password));
    }

    /** How a line is made safe. */
    public enum Tls {
        /** From the first byte on. */
        IMPLICIT,
        /** By the command STARTTLS; nothing is said on a line where the server does not offer it. */
        STARTTLS,
        /** Not at all: whoever is on the way reads the password or token. */
        NONE
    }

    /** What came of reading a place out of the parameters of a source. */
    public sealed interface Named {
        /** It is there. */
        record Known(MailPlace place) implements Named {}

        /** It is missing or nonsense, and what to do about it. */
        record Unknown(String why) implements Named {}
    }

    private static final Names IMAP = new Names("host", "port", "tls", "user", "password");
    private static final Names SMTP = new Names("smtp-host", "smtp-port", "smtp-tls", "smtp-user", "smtp-password");

    /** What the parameters of a place are called. */
    private record Names(String host, String port, String tls, String user, String password) {}

    /** Where mail is read, from {@code host}, {@code port}, {@code tls}, {@code user} and the parameters of a {@link MailKey}. */
    public static Named imap(Function<String, Optional<String>> parameters) {
        return named(parameters, IMAP, Tls.IMPLICIT, tls -> tls == Tls.IMPLICIT ? 993 : 143);
    }

    /** Where mail is given up, from the parameters that begin with {@code smtp-}; who signs in is the same unless they say otherwise. */
    public static Named smtp(Function<String, Optional<String>> parameters) {
        return named(parameters, SMTP, Tls.STARTTLS, tls -> switch (tls) {
            case IMPLICIT -> 465;
            case STARTTLS -> 587;
            case NONE -> 25;
        });
    }

    private static Named named(
            Function<String, Optional<String>> parameters, Names names, Tls first, ToIntFunction<Tls> usual) {
        Optional<String> host = parameters.apply(names.host()).flatMap(MailPlace::host);
        Optional<Tls> tls = parameters.apply(names.tls()).map(MailPlace::tls).orElse(Optional.of(first));
        if (host.isEmpty() || tls.isEmpty()) {
            return new Named.Unknown(
                    host.isEmpty()
                            ? "it needs " + names.host() + ", the name of a mail server"
                            : "its " + names.tls() + " must be implicit, starttls or none");
        }
        int port = parameters.apply(names.port()).map(MailPlace::number).orElseGet(() -> usual.applyAsInt(tls.get()));
        if (port < 1 || port > 65_535) {
            return new Named.Unknown("its " + names.port() + " is no port");
        }
        Optional<String> user = parameters.apply(names.user()).or(() -> parameters.apply(IMAP.user()));
        if (user.isEmpty()) {
            return new Named.Unknown("it needs user, who signs in");
        }
        MailKey.Named key = key(parameters, names);
        return key instanceof MailKey.Named.Known known
                ? new Named.Known(
                        new MailPlace(host.get(), port, tls.get(), user.get().strip(), known.key()))
                : new Named.Unknown(((MailKey.Named.Unknown) key).why());
    }

    /** A server of its own may take a password where the mailbox takes none. */
    private static MailKey.Named key(Function<String, Optional<String>> parameters, Names names) {
        return parameters
                .apply(names.password())
                .filter(password -> !names.equals(IMAP))
                .<MailKey.Named>map(password -> new MailKey.Named.Known(new MailKey.Password(password.strip())))
                .orElseGet(() -> MailKey.of(parameters));
    }

    private static int number(String written) {
        return written.strip().matches("\\d{1,5}") ? Integer.parseInt(written.strip()) : 0;
    }

    private static Optional<Tls> tls(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "implicit" -> Optional.of(Tls.IMPLICIT);
            case "starttls" -> Optional.of(Tls.STARTTLS);
            case "none" -> Optional.of(Tls.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<String> host(String written) {
        try {
            String host = IDN.toASCII(written.strip()).toLowerCase(Locale.ROOT);
            boolean proper = HOST.matcher(host).matches() || Block.literal(host).isPresent();
            return proper ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Server and port, as people see it. */
    public String server() {
        return host + ":" + port;
    }

    /** Without user and key. */
    @Override
    public String toString() {
        return server();
    }
}
