package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.fetch.MailLine;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** A folder that is looked at and not touched: EXAMINE, and BODY.PEEK for so many bytes of each message (RFC 3501). */
final class Mailbox {
    /** Text stands in the first part of nearly every message; what is attached is not fetched. */
    static final int HEAD = 128 << 10;

    /** What is looked at where a large part stands before the text. */
    private static final int PARTS = 4;

    private static final int PART = 64 << 10;
    private static final Pattern TEXT = Pattern.compile("content-type:\\s*(text|multipart)/");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    private final IMAPFolder folder;

    Mailbox(MailLine line, String name) throws MessagingException {
        folder = line.examine(name);
    }

    /** Changes when the server numbers its messages anew. */
    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The number that the next message gets at the least, 0 where the server does not say. */
    long next() throws MessagingException {
        return Math.max(0, folder.getUIDNext());
    }

    /** The numbers of the newest messages, ascending. */
    List<Long> newest(int most) throws MessagingException {
        int count = folder.getMessageCount();
        if (count <= 0) {
            return List.of();
        }
        Response[] answers = command("FETCH " + Math.max(1, count - most + 1) + ":" + count + " (UID)");
        return fetched(answers).stream()
                .map(answer -> answer.getItem(UID.class))
                .filter(Objects::nonNull)
                .map(uid -> uid.uid)
                .sorted()
                .toList();
    }

    /** The numbers of the messages behind one, ascending. */
    List<Long> above(long uid) throws MessagingException {
        long next = next();
        // n:* names the last message also where its number is smaller.
        return next > 0 && next <= uid + 1
                ? List.of()
                : search("UID " + (uid + 1) + ":*").stream()
                        .filter(found -> found > uid)
                        .toList();
    }

    /** The numbers of the messages that the server took on a day or later, ascending. */
    List<Long> since(LocalDate day) throws MessagingException {
        return search("SINCE " + DAY.format(day));
    }

    private List<Long> search(String what) throws MessagingException {
        TreeSet<Long> found = new TreeSet<>();
        for (Response answer : command("UID SEARCH " + what)) {
            if (answer instanceof IMAPResponse numbers && numbers.keyEquals("SEARCH")) {
                for (long number = numbers.readLong(); number >= 0; number = numbers.readLong()) {
                    found.add(number);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The messages with these numbers, ascending; those that are gone meanwhile are left out. */
    List<Letter> letters(List<Long> uids) throws MessagingException {
        if (uids.isEmpty()) {
            return List.of();
        }
        try {
            return fetch(uids);
        } catch (MessagingException e) {
            if (!(e.getCause() instanceof CommandFailedException)) {
                throw e;
            }
            return uids.size() == 1
                    ? List.of(new Letter(uids.get(0), Instant.EPOCH, 0, new byte[0], ""))
                    : halves(uids);
        }
    }

    /** A server that cannot give one message out gives none of them; the others must not wait for it. */
    private List<Letter> halves(List<Long> uids) throws MessagingException {
        List<Letter> letters = new ArrayList<>(letters(uids.subList(0, uids.size() / 2)));
        letters.addAll(letters(uids.subList(uids.size() / 2, uids.size())));
        return letters;
    }

    private List<Letter> fetch(List<Long> uids) throws MessagingException {
        String numbers = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        Response[] answers =
                command("UID FETCH " + numbers + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0." + HEAD + ">)");
        List<Letter> letters = new ArrayList<>();
        for (FetchResponse answer : fetched(answers)) {
            letter(answer).filter(letter -> uids.contains(letter.uid())).ifPresent(letters::add);
        }
        letters.sort(Comparator.comparingLong(Letter::uid));
        return letters;
    }

    private static Optional<Letter> letter(FetchResponse answer) {
        UID uid = answer.getItem(UID.class);
        BODY body = answer.getItem(BODY.class);
        if (uid == null || body == null || body.getByteArray() == null) {
            return Optional.empty();
        }
        byte[] head = body.getByteArray().getNewBytes();
        RFC822SIZE size = answer.getItem(RFC822SIZE.class);
        INTERNALDATE taken = answer.getItem(INTERNALDATE.class);
        Instant receivedAt = taken == null || taken.getDate() == null
                ? Instant.EPOCH
                : taken.getDate().toInstant();
        return Optional.of(new Letter(uid.uid, receivedAt, size == null ? head.length : size.size, head, ""));
    }

    /**
     * The parts behind the first one that are text, for a message that begins with a large picture.
     *
     * @return each with its header before it, as a message of its own
     */
    List<byte[]> laterTexts(long uid) throws MessagingException {
        List<byte[]> texts = new ArrayList<>();
        for (int part = 2; part <= PARTS; part++) {
            String peek = "BODY.PEEK[" + part;
            Optional<byte[]> header = piece(uid, peek + ".MIME]<0.4096>");
            if (header.isEmpty()) {
                return texts;
            }
            if (isText(header.get())) {
                byte[] body = piece(uid, peek + "]<0." + PART + ">").orElse(new byte[0]);
                texts.add(message(header.get(), body));
            }
        }
        return texts;
    }

    /** Not every server ends the header with its empty line. */
    private static byte[] message(byte[] header, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(new String(header, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static boolean isText(byte[] header) {
        String type = new String(header, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return TEXT.matcher(type).find();
    }

    /** Of a part that is not there, some servers give nothing and some say no. */
    private Optional<byte[]> piece(long uid, String section) throws MessagingException {
        try {
            return fetched(command("UID FETCH " + uid + " (" + section + ")")).stream()
                    .map(answer -> answer.getItem(BODY.class))
                    .filter(body -> body != null && body.getByteArray() != null)
                    .findFirst()
                    .map(body -> body.getByteArray().getNewBytes())
                    .filter(bytes -> bytes.length > 0);
        } catch (MessagingException e) {
            if (e.getCause() instanceof CommandFailedException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<FetchResponse> fetched(Response[] answers) {
        return Arrays.stream(answers)
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .toList();
    }

    private Response[] command(String command) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> {
            Response[] answers = protocol.command(command, null);
            protocol.notifyResponseHandlers(answers);
            protocol.handleResult(answers[answers.length - 1]);
            return answers;
        });
    }
}
