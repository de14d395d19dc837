package org.earshot.console.customers;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.know.Customers;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who the customer of a case is, beside it. */
@Component
@Order(30)
class CustomerPanel implements CasePanel {
    private final Customers customers;
    private final CustomerDesk desk;

    CustomerPanel(Customers customers, CustomerDesk desk) {
        this.customers = customers;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "case-customer";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        return Optional.of(
                new Beside(customers.ofCase(item.id()).map(customer -> desk.beside(customer, item.id(), reader))));
    }

    /**
     * What the template writes.
     *
     * @param known the customer, empty where the platform names nobody
     */
    record Beside(Optional<CustomerView> known) {}
}
