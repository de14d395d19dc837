package org.earshot.vet;

import java.util.List;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.respond.Hold;
import org.earshot.respond.Proposal;
import org.earshot.respond.ReplyGate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds a reply that does not sound as the brand wants it; its author may send it all the same and says why. */
@Component
@Order(20)
class ToneGate implements ReplyGate {
    private final Live<BrandBook> brands;

    ToneGate(Live<BrandBook> brands) {
        this.brands = brands;
    }

    @Override
    public List<Hold> check(Proposal proposal) {
        return brands.get()
                .find(proposal.item().brand())
                .map(brand -> ToneCheck.check(brand.rules().tone(), brand.languages(), proposal.text()))
                .orElse(List.of());
    }
}
