package org.earshot.gather;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.springframework.stereotype.Service;

/** The questions that are asked most, and what staff say of them. */
@Service
public class Questions {
    /** How many weeks the inventory looks back, this one included. */
    public static final int WEEKS = 8;

    /** A question that fewer asked is none yet. */
    public static final int FEWEST = 2;

    private static final int LONGEST_NAME = 120;
    private static final int WEEK = 7;

    private final QuestionTable questions;
    private final AskedTable asked;
    private final List<Library> libraries;
    private final Live<BrandBook> brands;
    private final Clock clock;

    Questions(QuestionTable questions, AskedTable asked, List<Library> libraries, Live<BrandBook> brands, Clock clock) {
        this.questions = questions;
        this.asked = asked;
        this.libraries = libraries;
        this.brands = brands;
        this.clock = clock;
    }

    /** The questions that at least {@value #FEWEST} asked within {@value #WEEKS} weeks, the first of the order first. */
    public Inventory inventory(Inventory.Wish wish, int most) {
        int today = (int) today(wish).toEpochDay();
        int monday = (int) today(wish)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toEpochDay();
        List<Integer> weeks = new ArrayList<>();
        for (int week = WEEKS - 1; week >= 0; week--) {
            weeks.add(monday - week * WEEK);
        }
        Map<Long, List<AskedTable.Count>> counts = asked.counts(wish.brand(), weeks.get(0)).stream()
                .collect(Collectors.groupingBy(AskedTable.Count::question));
        Set<Long> enough = counts.entrySet().stream()
                .filter(one -> one.getValue().stream()
                                .mapToInt(AskedTable.Count::times)
                                .sum()
                        >= FEWEST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Question> wished = questions.findAll(enough).values().stream()
                .filter(question -> question.hidden() == wish.hidden())
                .toList();
        Set<Long> answered = answered(wished);
        return new Inventory(
                wished.stream()
                        .map(question -> item(question, counts.getOrDefault(question.id(), List.of()), weeks, today)
                                .answering(answered.contains(question.id())))
                        .sorted(wish.order().comparator())
                        .limit(most)
                        .toList(),
                weeks);
    }

    private Set<Long> answered(List<Question> asked) {
        Map<Long, Long> linked = new HashMap<>();
        asked.stream()
                .filter(question -> question.article() != null)
                .forEach(question -> linked.put(question.id(), question.article()));
        Set<Long> answers = Set.copyOf(linked.values());
        libraries.forEach(library -> linked.values().removeAll(library.retired(answers)));
        return linked.keySet();
    }

    private static Inventory.Item item(
            Question question, List<AskedTable.Count> counts, List<Integer> weeks, int today) {
        int[] weekly = new int[weeks.size()];
        int recent = 0;
        int before = 0;
        for (AskedTable.Count count : counts) {
            int week = Math.min(weeks.size() - 1, (count.day() - weeks.get(0)) / WEEK);
            weekly[week] += count.times();
            int ago = today - count.day();
            recent += ago < WEEK ? count.times() : 0;
            before += ago >= WEEK && ago < 5 * WEEK ? count.times() : 0;
        }
        return new Inventory.Item(
                question, false, java.util.Arrays.stream(weekly).boxed().toList(), recent, before);
    }

    /** A question. */
    public Optional<Question> find(long id) {
        return questions.find(id);
    }

    /** Questions by their ids. */
    public Map<Long, Question> findAll(Collection<Long> ids) {
        return questions.findAll(ids);
    }

    /** The newest mentions that ask a question. */
    public List<Long> mentions(long question, int most) {
        return asked.mentions(question, most);
    }

    /** Which question each of the mentions asks, of those that at least {@value #FEWEST} people ask. */
    public Map<Long, Question> of(Collection<Long> mentions) {
        Map<Long, Long> ids = asked.questions(mentions);
        Map<Long, Question> known = questions.findAll(Set.copyOf(ids.values()));
        Map<Long, Question> found = new HashMap<>();
        ids.forEach((mention, id) -> {
            Question question = known.get(id);
            if (question != null && question.members() >= FEWEST) {
                found.put(mention, question);
            }
        });
        return found;
    }

    /**
     * Writes what staff say of a question: its name, its answer, whether it is one.
     *
     * @param next the question as it was read, with what is new
     * @return the question after it, empty where a colleague changed it meanwhile
     * @throws IllegalArgumentException where the name has more than 120 characters
     */
    public Optional<Question> change(Question next) {
        if (next.name() != null && next.name().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a question's name has at most " + LONGEST_NAME + " characters");
        }
        return questions.change(next) ? find(next.id()) : Optional.empty();
    }

    private LocalDate today(Inventory.Wish wish) {
        Set<ZoneId> zones = brands.get().all().stream()
                .filter(brand -> wish.brand() == null || brand.id().equals(wish.brand()))
                .map(brand -> brand.hours().zone())
                .collect(Collectors.toSet());
        ZoneId zone = zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
