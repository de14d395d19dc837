package org.earshot.console.attend;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says above a case who has it, who else is looking and who is writing. */
@Component
@Order(0)
class AttendPanel implements CasePanel {
    private final AttendDesk desk;

    AttendPanel(AttendDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "case-attend";
    }

    @Override
    public Place place() {
        return Place.NOTICE;
    }

    @Override
    public Optional<AttendView> show(Case item, Staff reader) {
        return Optional.of(desk.attending(item, reader));
    }
}
