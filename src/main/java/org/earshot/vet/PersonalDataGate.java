package org.earshot.vet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.respond.Hold;
import org.earshot.respond.Proposal;
import org.earshot.respond.ReplyGate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds a reply that everybody could read and that says what belongs to one person. */
@Component
@Order(10)
class PersonalDataGate implements ReplyGate {
    private static final Set<String> NEVER = Set.of("card", "id");
    private static final Map<String, String> WHAT = Map.of(
            "email", "an e-mail address",
            "phone", "a phone number",
            "iban", "an account number (IBAN)",
            "card", "a card number",
            "id", "an identity number",
            "order", "an order or account number",
            "address", "a postal address",
            "name", "a name that the customer does not show");

    private final Live<BrandBook> brands;
    private final PersonalData data = new PersonalData();

    PersonalDataGate(Live<BrandBook> brands) {
        this.brands = brands;
    }

    @Override
    public List<Hold> check(Proposal proposal) {
        Optional<Brand> brand = brands.get().find(proposal.item().brand());
        if (!proposal.open() || brand.isEmpty()) {
            return List.of();
        }
        Author author = proposal.mention().post().author();
        String shown = author.handle() + " " + (author.name() == null ? "" : author.name());
        return holds(
                data.in(proposal.text(), brand.get(), shown),
                brand.get().rules().sayable());
    }

    /** One hold for each kind, with all its places. */
    static List<Hold> holds(List<Found> found, Set<String> sayable) {
        Map<String, List<Hold.Place>> places = new LinkedHashMap<>();
        found.forEach(one -> places.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                .add(new Hold.Place(one.start(), one.end())));
        return places.entrySet().stream()
                .map(entry -> hold(entry.getKey(), entry.getValue(), sayable))
                .toList();
    }

    private static Hold hold(String kind, List<Hold.Place> places, Set<String> sayable) {
        boolean may = sayable.contains(kind) && !NEVER.contains(kind);
        String why = "everybody could read it, and it holds " + WHAT.get(kind);
        return new Hold(kind, "", why, may ? Hold.Release.REASON : Hold.Release.NOBODY, places);
    }
}
