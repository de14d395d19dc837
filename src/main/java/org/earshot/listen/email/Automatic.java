package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells mail that machines wrote: RFC 3834, and what programs did before it. */
final class Automatic {
    private static final Pattern BULK = Pattern.compile("bulk|junk|auto[_-]reply");
    private static final Pattern MACHINE = Pattern.compile("(mailer-daemon|postmaster)@.*");

    private Automatic() {}

    /** Why a message counts as written by a machine; empty where a person may have written it. */
    static Optional<String> why(MimeMessage message, String from) throws MessagingException {
        String submitted = value(message, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return Optional.of("was sent by a machine (Auto-Submitted)");
        }
        if (BULK.matcher(value(message, "Precedence")).matches()) {
            return Optional.of("was sent to many (Precedence)");
        }
        if (message.getHeader("X-Autoreply") != null || message.getHeader("X-Autorespond") != null) {
            return Optional.of("is an automatic answer (X-Autoreply)");
        }
        boolean bounce = value(message, "Return-Path").equals("<>")
                || MACHINE.matcher(from).matches()
                || value(message, "Content-Type").startsWith("multipart/report");
        return bounce ? Optional.of("says what became of another message") : Optional.empty();
    }

    private static String value(MimeMessage message, String header) throws MessagingException {
        String value = message.getHeader(header, null);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
