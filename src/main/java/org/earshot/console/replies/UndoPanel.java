package org.earshot.console.replies;

import java.util.List;
import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.respond.Case;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The line with which a reply is taken back before it sets off. */
@Component
@Order(1)
class UndoPanel implements CasePanel {
    private final ReplyBoard board;

    UndoPanel(ReplyBoard board) {
        this.board = board;
    }

    @Override
    public String name() {
        return "case-undo";
    }

    @Override
    public Place place() {
        return Place.NOTICE;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        List<ReplyView> fresh = board.of(item, reader).stream()
                .filter(reply -> reply.fresh() && reply.mine())
                .toList();
        return Optional.of(fresh);
    }
}
