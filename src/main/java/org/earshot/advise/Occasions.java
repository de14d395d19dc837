package org.earshot.advise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Component;

/** Gathers from a case what an answer has to fit. */
@Component
class Occasions {
    private static final int MOST_SAID = 3;
    private static final int LONGEST = 4_000;

    private final MentionTable mentions;
    private final ReadingTable readings;
    private final Live<BrandBook> brands;

    Occasions(MentionTable mentions, ReadingTable readings, Live<BrandBook> brands) {
        this.mentions = mentions;
        this.readings = readings;
        this.brands = brands;
    }

    /** What the case is about now: its main mention's language and intent, and the words of the last three. */
    Occasion of(Case item) {
        List<Mention> said = new ArrayList<>(mentions.ofCase(item.id()).stream()
                .filter(one -> !one.gone() && !one.post().details().ours())
                .toList());
        Collections.reverse(said);
        Optional<Reading> reading = Optional.ofNullable(
                readings.findAll(List.of(item.mainMention())).get(item.mainMention()));
        Optional<Brand> brand = brands.get().find(item.brand());
        String text = said.stream()
                .limit(MOST_SAID)
                .map(one -> Texts.cut(one.post().text(), LONGEST))
                .collect(Collectors.joining("\n"));
        return new Occasion(
                item.brand(),
                item.platform(),
                languages(reading, brand),
                reading.map(Reading::intent).orElse(null),
                brand.map(one -> without(text, one)).orElse(text));
    }

    private static List<String> languages(Optional<Reading> reading, Optional<Brand> brand) {
        return reading.map(Reading::language)
                .filter(language -> !language.equals(Reading.UNDETERMINED))
                .map(List::of)
                .orElseGet(
                        () -> brand.map(one -> one.languages().stream().sorted().toList())
                                .orElse(List.of("en")));
    }

    private static String without(String text, Brand brand) {
        List<String> names = new ArrayList<>(brand.terms());
        names.add(brand.name());
        String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(" ");
    }
}
