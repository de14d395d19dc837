package org.earshot.gather;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.store.Ids;
import org.springframework.stereotype.Component;

/** Puts what was asked to the nearest question, or makes a new one of it. */
@Component
class Filling {
    private static final int MOST_CENTRES = 3_000;
    private static final int READ_FOR_WORDS = 40;

    private final QuestionTable questions;
    private final AskedTable asked;
    private final Asking asking;
    private final Meanings meanings;
    private final Live<BrandBook> brands;
    private final Ids ids;

    Filling(
            QuestionTable questions,
            AskedTable asked,
            Asking asking,
            Meanings meanings,
            Live<BrandBook> brands,
            Ids ids) {
        this.questions = questions;
        this.asked = asked;
        this.asking = asking;
        this.meanings = meanings;
        this.brands = brands;
        this.ids = ids;
    }

    /** Decides for mentions of one brand, in their order; writes nothing. */
    Filled fill(String brand, List<Asking.Asked> mentions) {
        List<Centre> centres = new ArrayList<>(questions.centres(brand, meanings.model(), MOST_CENTRES));
        Filled filled = new Filled(brand, new ArrayList<>(), new LinkedHashMap<>(), new HashSet<>());
        for (Asking.Asked one : mentions) {
            int day = day(one.mention());
            Optional<Centre.Near> near = Centre.nearest(centres, one.voice(), meanings.near());
            Centre centre = near.map(found -> found.centre().with(one.voice()))
                    .orElseGet(() -> new Centre(ids.next(), one.voice(), 1));
            near.ifPresentOrElse(
                    found -> centres.set(centres.indexOf(found.centre()), centre), () -> centres.add(centre));
            if (near.isEmpty()) {
                filled.fresh().add(centre.question());
            }
            double nearness = near.map(Centre.Near::nearness).orElse(1.0);
            filled.rows().add(new AskedTable.Row(one.mention().id(), centre.question(), brand, day, (int)
                    Math.round(nearness * 1000)));
            filled.moved().merge(centre.question(), new Moved(centre, day), Moved::then);
        }
        return filled;
    }

    /** Writes what was decided, in the caller's transaction. */
    void save(Filled filled) {
        Map<Centre, Integer> moved = new LinkedHashMap<>();
        filled.moved().forEach((id, one) -> {
            if (filled.fresh().contains(id)) {
                questions.insert(one.centre(), filled.brand(), meanings.model(), one.day());
            } else {
                moved.put(one.centre(), one.day());
            }
        });
        questions.update(moved);
        asked.insert(filled.rows());
    }

    /** Finds anew which words the askers share. */
    void name(Filled filled) {
        filled.moved().forEach((id, one) -> {
            if (one.centre().members() >= SharedWords.PEOPLE) {
                questions.words(id, SharedWords.of(asking.said(asked.mentions(id, READ_FOR_WORDS))));
            }
        });
    }

    /** The mentions whose question is known now: those that were put to one, and the first that asked it. */
    List<Long> mentions(Filled filled) {
        List<Long> mentions = new ArrayList<>();
        filled.rows().forEach(row -> mentions.add(row.mention()));
        filled.moved().forEach((id, one) -> {
            if (one.centre().members() - filled.asking(id) < Questions.FEWEST) {
                mentions.addAll(asked.mentions(id, Questions.FEWEST));
            }
        });
        return mentions;
    }

    private int day(Mention mention) {
        return (int) brands.get()
                .find(mention.brand())
                .map(brand ->
                        LocalDate.ofInstant(mention.saidAt(), brand.hours().zone()))
                .orElseGet(() -> LocalDate.ofInstant(mention.saidAt(), ZoneOffset.UTC))
                .toEpochDay();
    }

    /** What was decided for mentions of one brand: who asks what, which middles moved, and which of those are new. */
    record Filled(String brand, List<AskedTable.Row> rows, Map<Long, Moved> moved, Set<Long> fresh) {
        /** How many of them ask a question. */
        long asking(long question) {
            return rows.stream().filter(row -> row.question() == question).count();
        }
    }

    /** A middle as it is now, and the last day on which it was asked. */
    record Moved(Centre centre, int day) {
        Moved then(Moved later) {
            return new Moved(later.centre(), Math.max(day, later.day()));
        }
    }
}
