package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures, the cases behind each of them, and both as CSV; for supervisors and admins. */
@StaffPage
class FiguresPages {
    private final FiguresDesk desk;
    private final FigureCases cases;
    private final FigureCsv csv;

    FiguresPages(FiguresDesk desk, FigureCases cases, FigureCsv csv) {
        this.desk = desk;
        this.cases = cases;
        this.csv = csv;
    }

    @GetMapping("/figures")
    String figures(@RequestParam Map<String, String> asked, Model model) {
        model.addAttribute("view", desk.view(asked));
        return "figures";
    }

    @GetMapping("/figures/cases")
    String cases(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        model.addAttribute("view", cases.view(asked, user.getName()));
        return "figure-cases";
    }

    @GetMapping("/figures.csv")
    void csv(@RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        FigureFilter filter = desk.filter(asked);
        String table = FigureCsv.table(asked.get("table"));
        String name = "earshot-" + table + "-" + filter.query().from() + "-"
                + filter.query().to() + ".csv";
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        csv.write(table, filter.query(), FigureFilter.behind(asked), response.getWriter());
    }
}
