package org.earshot.vet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.mention.ReplyRules.Emoji;
import org.earshot.mention.ReplyRules.Tone;
import org.earshot.respond.Hold;
import org.earshot.respond.Hold.Place;
import org.earshot.respond.Hold.Release;

/** Says where a text does not sound as a brand wants it. Knows no case and no database. */
final class ToneCheck {
    private static final int FEW = 2;
    private static final Pattern LETTER = Pattern.compile("\\X");
    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}|(?:[\\x{231A}\\x{231B}\\x{23E9}-\\x{23FA}\\x{2600}-\\x{27BF}"
                    + "\\x{2B50}\\x{2B55}\\x{1F300}-\\x{1FAFF}][\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*)"
                    + "(?:\\x{200D}[\\x{2600}-\\x{27BF}\\x{1F300}-\\x{1FAFF}][\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*)*");

    private ToneCheck() {}

    /** What does not fit, nothing for a text that does. */
    static List<Hold> check(Tone tone, Set<String> languages, String text) {
        List<Hold> holds = new ArrayList<>();
        String language = SpokenLanguage.of(text, languages);
        Boolean formal = tone.formal().get(language);
        if (formal != null) {
            holds.addAll(address(language, formal, text));
        }
        emoji(tone.emoji(), text, holds);
        banned(tone.banned(), text, holds);
        int length = (int) LETTER.matcher(text).results().count();
        Integer longest = tone.longest();
        if (longest != null && length > longest) {
            String why = "the brand wants at most " + longest + " characters";
            holds.add(Hold.of("tone-long", length + "/" + longest, why, Release.REASON));
        }
        return holds;
    }

    private static List<Hold> address(String language, boolean formal, String text) {
        List<Place> places = Formality.against(language, formal, text);
        if (places.isEmpty()) {
            return List.of();
        }
        String code = formal ? "tone-informal" : "tone-formal";
        String why = "the brand speaks " + (formal ? "formally" : "informally") + " in this language";
        return List.of(new Hold(code, language, why, Release.REASON, places));
    }

    private static void emoji(Emoji allowed, String text, List<Hold> holds) {
        int most = allowed == Emoji.NONE ? 0 : FEW;
        List<Place> places = EMOJI.matcher(text)
                .results()
                .map(hit -> new Place(hit.start(), hit.end()))
                .skip(most)
                .toList();
        if (allowed != Emoji.FREE && !places.isEmpty()) {
            String why = most == 0 ? "the brand uses no emoji" : "the brand uses at most " + FEW + " emoji";
            holds.add(new Hold("tone-emoji", String.valueOf(most), why, Release.REASON, places));
        }
    }

    /** The words of every language: a banned word stands out in any text. */
    private static void banned(Map<String, List<String>> banned, String text, List<Hold> holds) {
        Plain plain = Plain.of(text);
        String folded = Folding.fold(plain.text());
        banned.values().stream().flatMap(List::stream).distinct().sorted().forEach(word -> {
            List<Place> places = whole(word)
                    .matcher(folded)
                    .results()
                    .map(hit -> new Place(plain.start(hit.start()), plain.end(hit.end())))
                    .toList();
            if (!places.isEmpty()) {
                holds.add(
                        new Hold("tone-banned", word, "the brand does not say '" + word + "'", Release.REASON, places));
            }
        });
    }

    /** As a whole, however it is written: big or small, with accents or without, over the end of a line. */
    private static Pattern whole(String word) {
        String words = Stream.of(Folding.fold(Plain.of(word).text()).strip().split("\\s+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
