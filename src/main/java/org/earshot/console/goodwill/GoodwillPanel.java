package org.earshot.console.goodwill;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was given in a case, what the reader may still give, and the form for it. */
@Component
@Order(60)
class GoodwillPanel implements CasePanel {
    private final GoodwillDesk desk;

    GoodwillPanel(GoodwillDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "case-goodwill";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        return Optional.of(desk.panel(item, reader));
    }
}
