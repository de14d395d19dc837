package org.earshot.share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides who gets a case: of those who can take it whoever has the least in hand, so that what is shared out differs by one case at
 * most; an abusive one first of all goes to who has had the fewest of these today.
 */
public final class Sharing {
    private static final Comparator<Hand> LEAST = Comparator.comparingInt(Hand::load);

    private Sharing() {}

    /**
     * Somebody, or nobody with the reason.
     *
     * @param people everybody, whether they are here or not
     * @param mostAbuse how many abusive cases somebody is given in a day
     */
    public static Choice choose(Needs needs, List<Hand> people, int mostAbuse) {
        List<Hand> left = people;
        for (Sieve sieve : sieves(needs, mostAbuse)) {
            left = left.stream().filter(sieve.passes()).toList();
            if (left.isEmpty()) {
                return new Choice.Nobody(sieve.lack(), sieve.what());
            }
        }
        Hand best = left.stream().min(order(needs)).orElseThrow();
        return new Choice.To(best.who().name(), why(needs, best));
    }

    private static List<Sieve> sieves(Needs needs, int mostAbuse) {
        List<Sieve> sieves = new ArrayList<>();
        sieves.add(new Sieve(
                Lack.HERE,
                "",
                hand -> hand.here() && !hand.who().skills().languages().isEmpty()));
        String team = needs.team();
        if (team != null) {
            sieves.add(new Sieve(Lack.TEAM, team, hand -> hand.who().teams().contains(team)));
        }
        String language = needs.language();
        if (language != null) {
            sieves.add(new Sieve(
                    Lack.LANGUAGE,
                    language,
                    hand -> hand.who().skills().languages().contains(language)));
        }
        sieves.add(new Sieve(
                Lack.PLATFORM,
                needs.platform(),
                hand -> allows(hand.who().skills().platforms(), needs.platform())));
        sieves.add(new Sieve(
                Lack.BRAND, needs.brand(), hand -> allows(hand.who().skills().brands(), needs.brand())));
        sieves.add(new Sieve(
                Lack.DECLINED, "", hand -> !needs.declined().contains(hand.who().name())));
        sieves.add(new Sieve(Lack.ROOM, "", Hand::room));
        if (needs.abusive()) {
            sieves.add(new Sieve(Lack.ABUSE, "", hand -> hand.abuse() < mostAbuse));
        }
        return sieves;
    }

    private static boolean allows(Set<String> known, String asked) {
        return known.isEmpty() || known.contains(asked);
    }

    /** The name comes last, so that the same people always give the same answer. */
    private static Comparator<Hand> order(Needs needs) {
        Comparator<Hand> order =
                needs.abusive() ? Comparator.comparingInt(Hand::abuse).thenComparing(LEAST) : LEAST;
        return order.thenComparing(hand -> !knows(hand, needs))
                .thenComparingInt(Hand::today)
                .thenComparing(hand -> hand.who().name());
    }

    private static boolean knows(Hand hand, Needs needs) {
        return needs.topics().stream().anyMatch(hand.who().skills().topics()::contains);
    }

    private static String why(Needs needs, Hand best) {
        List<String> reasons = new ArrayList<>();
        if (needs.language() != null) {
            reasons.add("speaks " + language(needs.language()));
        }
        needs.topics().stream()
                .filter(best.who().skills().topics()::contains)
                .sorted()
                .findFirst()
                .ifPresent(topic -> reasons.add("knows " + topic));
        if (needs.team() != null) {
            reasons.add("of the team " + Objects.requireNonNull(needs.team()));
        }
        if (needs.abusive()) {
            reasons.add("abuse number " + (best.abuse() + 1) + " today");
        }
        reasons.add((best.load() + 1) + " of " + best.who().skills().most() + " in hand");
        return String.join(", ", reasons);
    }

    /** A language's name in English, as journals have it. */
    static String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Who passes, and what is missing where nobody does. */
    private record Sieve(Lack lack, String what, Predicate<Hand> passes) {}
}
