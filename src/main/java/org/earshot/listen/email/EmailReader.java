package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailLine;
import org.earshot.fetch.MailPlace;
import org.earshot.fetch.MailTrouble;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a mailbox over IMAP: {@code email}. Every page of 50 messages is a line of its own, because between two pages the database may
 * take any time. What the brand sent is read once all that customers wrote before is stored, so that an answer finds what it answers.
 */
@Component
public final class EmailReader implements PlatformReader {
    private static final String PLACE = "place";

    private final MailDoor door;

    /** Reaches mail servers through this door. */
    public EmailReader(MailDoor door) {
        this.door = door;
    }

    @Override
    public String platform() {
        return "email";
    }

    @Override
    public boolean overHttp() {
        return false;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        MailPlace.Named named = MailPlace.imap(source::parameter);
        if (named instanceof MailPlace.Named.Unknown unknown) {
            return new Poll.Stop(
                    "could not read " + source.id() + ": " + unknown.why() + "; correct it and resume the source");
        }
        Settings settings = Settings.of(source, ((MailPlace.Named.Known) named).place());
        try (MailLine line = door.read(settings.place())) {
            return page(line, settings, at(settings.name(), cursor));
        } catch (MessagingException e) {
            return trouble(MailTrouble.of(e, settings.place()), source);
        }
    }

    /** UIDs count within one folder of one mailbox. */
    private static Cursor at(String place, Cursor cursor) {
        return cursor.get(PLACE).filter(place::equals).isPresent() ? cursor : Cursor.START.with(PLACE, place);
    }

    private static Poll.Page page(MailLine line, Settings settings, Cursor cursor) throws MessagingException {
        Sorted sorted = new Sorted(settings, new ArrayList<>(), new ArrayList<>());
        Mailbox inbox = new Mailbox(line, settings.folder());
        Lane.Step heard = new Lane(settings.folder(), "", settings.since()).step(inbox, cursor);
        for (Letter letter : heard.letters()) {
            sorted.add(withLaterText(inbox, letter), false);
        }
        String sent = settings.sent();
        if (sent == null || heard.more()) {
            return sorted.page(heard.behind(), heard.more(), heard.gap());
        }
        Mailbox own = new Mailbox(line, sent);
        Lane.Step said = new Lane(sent, "sent-", settings.since()).step(own, heard.behind());
        for (Letter letter : said.letters()) {
            sorted.add(letter, true);
        }
        return sorted.page(said.behind(), said.more(), heard.gap() == null ? said.gap() : heard.gap());
    }

    /** A picture of some megabytes may stand before what was written about it. */
    private static Letter withLaterText(Mailbox box, Letter letter) {
        if (!letter.isCut() || LetterText.beginsWithText(letter)) {
            return letter;
        }
        List<String> texts = new ArrayList<>();
        try {
            for (byte[] part : box.laterTexts(letter.uid())) {
                LetterText.ofPart(part).ifPresent(texts::add);
            }
        } catch (MessagingException e) {
            return letter; // one odd message must not hold up the others; where the line broke, they will notice
        }
        return letter.with(String.join("\n\n", texts));
    }

    private static Poll trouble(MailTrouble trouble, Source source) {
        return switch (trouble.kind()) {
            case PASSES, BROKEN, REFUSED -> new Poll.TryLater(Optional.empty(), trouble.why(), null);
            case FORBIDDEN -> new Poll.Stop(trouble.why() + ", and resume source " + source.id());
            case LOGIN ->
                new Poll.Stop(trouble.why() + ": correct user and password of source " + source.id()
                        + " (many providers want an app password here) and resume it");
            case ACCESS ->
                new Poll.Stop(trouble.why() + ": let the app into the mailbox of user, as the page of e-mail says, or"
                        + " correct user of source " + source.id() + ", and resume it");
            case GRANT -> new Poll.Stop(trouble.why() + " of source " + source.id() + ", and resume it");
            case NO_FOLDER -> new Poll.Stop(trouble.why() + ": correct source " + source.id() + " and resume it");
            case NO_TLS ->
                new Poll.Stop(trouble.why() + ": write tls: implicit into source " + source.id()
                        + ", with the port that the provider names for it, and resume it");
        };
    }

    /** Letters made into posts, and those that are none. */
    private record Sorted(Settings settings, List<Post> posts, List<String> refused) {
        void add(Letter letter, boolean byBrand) {
            LetterPost.Made made = LetterPost.of(letter, settings, byBrand);
            if (made instanceof LetterPost.Made.Said said) {
                posts.add(said.post());
            } else if (made instanceof LetterPost.Made.Unheard unheard) {
                refused.add("message " + letter.uid() + " of " + (byBrand ? settings.sent() : settings.folder()) + " "
                        + unheard.why());
            }
        }

        Poll.Page page(Cursor behind, boolean more, Poll.@Nullable Gap gap) {
            return new Poll.Page(posts, refused, behind, more, gap, null);
        }
    }
}
