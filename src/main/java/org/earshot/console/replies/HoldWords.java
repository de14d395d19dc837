package org.earshot.console.replies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Texts;
import org.earshot.respond.Hold;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyCourse;
import org.earshot.respond.Sight;
import org.springframework.stereotype.Component;

/** Puts what holds a reply into words, with the places marked. */
@Component
public class HoldWords {
    private static final int LONGEST = 400;

    private final MentionTable mentions;
    private final Wording wording;

    HoldWords(MentionTable mentions, Wording wording) {
        this.mentions = mentions;
        this.wording = wording;
    }

    /** A reply's holds, each in a sentence. */
    public List<HoldView> of(ReplyCourse course, List<ReplyCourse> all) {
        return course.holds().stream()
                .map(hold -> new HoldView(
                        hold.code(),
                        sentence(hold, course.reply().text()),
                        hold.release().name().toLowerCase(java.util.Locale.ROOT),
                        hold.code().equals(Hold.CHANGED) ? changes(hold, all) : List.of()))
                .toList();
    }

    /** What is wrong with a text, in a sentence. */
    String sentence(Hold hold, String text) {
        String said = hold.places().stream()
                .filter(place -> place.start() >= 0 && place.end() <= text.length() && place.start() < place.end())
                .map(place -> text.substring(place.start(), place.end()))
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        return wording.sayOr("held." + hold.code(), hold.why()).equals(hold.why())
                ? hold.why()
                : wording.say("held." + hold.code(), said, hold.detail());
    }

    /** A text cut where something in it is held. */
    public static List<Marked> marked(String text, List<Hold> holds) {
        List<Hold.Place> places = holds.stream()
                .flatMap(hold -> hold.places().stream())
                .sorted(Comparator.comparingInt(Hold.Place::start))
                .toList();
        List<Marked> pieces = new ArrayList<>();
        int at = 0;
        for (Hold.Place place : places) {
            if (place.start() >= at && place.end() <= text.length()) {
                pieces.add(new Marked(text.substring(at, place.start()), false));
                pieces.add(new Marked(text.substring(place.start(), place.end()), true));
                at = place.end();
            }
        }
        pieces.add(new Marked(text.substring(at), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private List<HoldView.News> changes(Hold hold, List<ReplyCourse> all) {
        return Sight.Change.parse(hold.detail()).stream()
                .map(change -> news(change, all))
                .toList();
    }

    private HoldView.News news(Sight.Change change, List<ReplyCourse> all) {
        String key = "news." + change.kind().name().toLowerCase(java.util.Locale.ROOT);
        return switch (change.kind()) {
            case WROTE, EDITED, DELETED -> mention(key, change.id());
            case REPLIED ->
                all.stream()
                        .map(ReplyCourse::reply)
                        .filter(reply -> reply.id() == change.id())
                        .findFirst()
                        .map(reply -> reply(key, reply))
                        .orElseGet(() -> new HoldView.News(wording.say(key, "?"), ""));
            case ELSEWHERE -> new HoldView.News(wording.say(key), "");
        };
    }

    private HoldView.News reply(String key, Reply reply) {
        return new HoldView.News(wording.say(key, reply.author()), Texts.cut(reply.text(), LONGEST));
    }

    private HoldView.News mention(String key, long id) {
        Mention mention = mentions.find(id).orElse(null);
        if (mention == null) {
            return new HoldView.News(wording.say("news.deleted", "?"), "");
        }
        String text = mention.gone() ? "" : Texts.cut(mention.post().text(), LONGEST);
        return new HoldView.News(wording.say(key, "@" + mention.post().author().handle()), text);
    }

    /**
     * A stretch of a text.
     *
     * @param text the words
     * @param mark true where something in it is held
     */
    public record Marked(String text, boolean mark) {}
}
