package org.earshot.vet;

import java.util.List;
import org.earshot.admit.Users;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.respond.Hold;
import org.earshot.respond.Proposal;
import org.earshot.respond.ReplyGate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets a supervisor see what trainees write, and what anybody writes where the brand asks for it. */
@Component
@Order(30)
class ApprovalGate implements ReplyGate {
    private static final String CODE = "approval";
    private final Live<BrandBook> brands;
    private final Users users;

    ApprovalGate(Live<BrandBook> brands, Users users) {
        this.brands = brands;
        this.users = users;
    }

    @Override
    public List<Hold> check(Proposal proposal) {
        boolean asked = brands.get()
                .find(proposal.item().brand())
                .map(brand -> brand.rules().approval().contains(proposal.item().platform()))
                .orElse(false);
        return holds(users.trainee(proposal.author()), asked);
    }

    static List<Hold> holds(boolean trainee, boolean asked) {
        if (trainee) {
            return List.of(
                    Hold.of(CODE, "trainee", "a supervisor sees what a trainee writes", Hold.Release.SUPERVISOR));
        }
        return asked
                ? List.of(Hold.of(
                        CODE, "platform", "the brand wants a supervisor to see it first", Hold.Release.SUPERVISOR))
                : List.of();
    }
}
