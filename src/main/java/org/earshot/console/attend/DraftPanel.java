package org.earshot.console.attend;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps under the composer what its user has typed and not sent. */
@Component
@Order(0)
class DraftPanel implements CasePanel {
    private final AttendDesk desk;

    DraftPanel(AttendDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "case-draft";
    }

    @Override
    public Place place() {
        return Place.TALK;
    }

    @Override
    public Optional<DraftView> show(Case item, Staff reader) {
        return Optional.of(desk.draft(item, reader.name()));
    }
}
