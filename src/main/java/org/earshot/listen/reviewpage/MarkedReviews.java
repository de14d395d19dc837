package org.earshot.listen.reviewpage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The reviews that a page marks up, each once even where it is marked up in two languages. */
final class MarkedReviews {
    /** ClaimReview is about a claim, not about a thing somebody bought, and so are its kin. */
    private static final Set<String> REVIEWS = Set.of("Review", "UserReview", "CriticReview", "EmployerReview");

    private static final Set<String> OTHER_REVIEWS = Set.of("ClaimReview", "MediaReview");

    private MarkedReviews() {}

    /**
     * Reads a page.
     *
     * @param page the page, with its own address as base
     * @param refused takes a sentence for what is broken
     * @return reviews in the order of the page, and whether there is any markup at all
     */
    static Found in(Document page, Consumer<String> refused) {
        List<List<Thing>> languages = List.of(JsonLd.of(page, refused), Microdata.of(page), Rdfa.of(page));
        List<Review> all = new ArrayList<>();
        for (List<Thing> things : languages) {
            List<Review> more = reviews(things);
            all = all.isEmpty() ? more : joined(all, more);
        }
        boolean marked = languages.stream().flatMap(List::stream).anyMatch(Thing::hasType);
        return new Found(all, marked);
    }

    private static List<Review> joined(List<Review> known, List<Review> more) {
        List<Review> all = new ArrayList<>(known);
        for (Review review : more) {
            int twin = twin(known, review);
            if (twin < 0) {
                all.add(review);
            } else {
                all.set(twin, all.get(twin).with(review));
            }
        }
        return all;
    }

    private static int twin(List<Review> known, Review review) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).sameAs(review)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Review> reviews(List<Thing> things) {
        Map<Thing, Place> places = new IdentityHashMap<>();
        List<Thing> order = new ArrayList<>();
        Deque<Place> waiting = new ArrayDeque<>();
        ahead(waiting, things.stream().map(thing -> new Place(thing, "", false)).toList());
        while (!waiting.isEmpty()) {
            Place place = waiting.remove();
            Thing thing = place.thing();
            boolean known = places.containsKey(thing);
            // One that stands alone and is also named by what it is about belongs to that.
            if (!known || place.named()) {
                places.put(thing, place);
            }
            if (!known) {
                order.add(thing);
                ahead(waiting, inside(thing));
            }
        }
        return order.stream()
                .flatMap(thing -> Stream.ofNullable(places.get(thing)))
                .filter(Place::isReview)
                .map(place -> Review.of(place.thing(), place.carrier()))
                .filter(Review::speaks)
                .toList();
    }

    private static List<Place> inside(Thing thing) {
        String name = thing.text("name").orElse("");
        Set<Thing> named = Collections.newSetFromMap(new IdentityHashMap<>());
        named.addAll(thing.things("review", "reviews"));
        return thing.all().stream()
                .map(inner -> named.contains(inner) ? new Place(inner, name, true) : new Place(inner, "", false))
                .toList();
    }

    /** What is inside a thing comes before what stands behind it, as on the page. */
    private static void ahead(Deque<Place> waiting, List<Place> places) {
        for (int i = places.size() - 1; i >= 0; i--) {
            waiting.push(places.get(i));
        }
    }

    /**
     * What a page holds.
     *
     * @param reviews in the order of the page
     * @param marked true where the page has any markup, be it without reviews
     */
    record Found(List<Review> reviews, boolean marked) {}

    private record Place(Thing thing, String carrier, boolean named) {
        boolean isReview() {
            boolean untyped = named && !thing.hasType() && (thing.has("reviewBody") || thing.has("reviewRating"));
            return !thing.is(OTHER_REVIEWS) && (thing.is(REVIEWS) || untyped);
        }
    }
}
