package org.earshot.console.customers;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.know.Blocks;
import org.earshot.know.Customers;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says above the conversation that the customer is blocked, with the one step that ends it. */
@Component
@Order(30)
class BlockedPanel implements CasePanel {
    private final Customers customers;
    private final Blocks blocks;
    private final CustomerDesk desk;

    BlockedPanel(Customers customers, Blocks blocks, CustomerDesk desk) {
        this.customers = customers;
        this.blocks = blocks;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "case-blocked";
    }

    @Override
    public Place place() {
        return Place.NOTICE;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        return customers
                .ofCase(item.id())
                .filter(customer -> blocks.of(customer).isPresent())
                .map(customer -> desk.beside(customer, item.id(), reader));
    }
}
