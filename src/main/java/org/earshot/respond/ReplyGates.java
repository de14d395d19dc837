package org.earshot.respond;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that a reply must pass, in the order of the beans. */
@Component
public class ReplyGates {
    private final List<ReplyGate> gates;

    ReplyGates(ObjectProvider<ReplyGate> gates) {
        this.gates = gates.orderedStream().toList();
    }

    /** Everything that holds a reply back; nothing is written or sent. */
    public List<Hold> check(Proposal proposal) {
        return gates.stream().flatMap(gate -> gate.check(proposal).stream()).toList();
    }
}
