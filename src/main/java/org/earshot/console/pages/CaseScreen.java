package org.earshot.console.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.respond.Case;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Everything that the template of a case reads, whoever shows it. */
@Component
public class CaseScreen {
    private static final String MOVING = "#holder,#side,#thread,#replies,#journal,#urgent";
    private final CaseDesk desk;
    private final AdviceDesk advice;
    private final List<CasePanel> panels;

    CaseScreen(CaseDesk desk, AdviceDesk advice, List<CasePanel> panels) {
        this.desk = desk;
        this.advice = advice;
        this.panels = List.copyOf(panels);
    }

    /** The case with a text of the library, or a holding reply, in the composer. */
    Map<String, Object> show(Case item, Staff reader, AdviceView advised) {
        return show(item, reader, advised, advised.text());
    }

    /** The case after something was refused: says why, and keeps what was typed. */
    public ModelAndView refused(long id, Staff reader, Notice notice) {
        Case item = desk.find(id);
        ModelAndView page = new ModelAndView("case", HttpStatus.CONFLICT);
        page.addAllObjects(show(item, reader, advice.view(item), notice.said()));
        page.addObject("notice", notice);
        return page;
    }

    private Map<String, Object> show(Case item, Staff reader, AdviceView advised, String draft) {
        List<PanelView> shown = panels.stream()
                .flatMap(panel -> view(panel, item, reader).stream())
                .toList();
        Map<String, Object> page = new HashMap<>();
        page.put("advice", advised);
        page.put("view", desk.view(item.id(), reader.name(), draft));
        page.put("snoozes", SnoozeChoice.values());
        page.put("outcomes", CaseDeeds.OUTCOMES);
        page.put("panels", shown.stream().collect(Collectors.groupingBy(PanelView::where)));
        page.put("moving", MOVING + shown.stream().map(one -> ",#" + one.id()).collect(Collectors.joining()));
        return page;
    }

    private static Optional<PanelView> view(CasePanel panel, Case item, Staff reader) {
        return panel.show(item, reader).map(content -> new PanelView(panel.name(), panel.place(), content));
    }
}
