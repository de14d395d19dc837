package org.earshot.console.team;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.console.pages.CaseRows;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.share.Overview;
import org.earshot.share.Teams;
import org.earshot.share.WallQuery;
import org.earshot.share.WallQuery.Show;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The wall, whole and as the part that a browser fetches again, and the cases behind its numbers. */
@StaffPage
class WallPages {
    private final WallDesk desk;
    private final Overview overview;
    private final Teams teams;
    private final CaseRows rows;
    private final Wording wording;

    WallPages(WallDesk desk, Overview overview, Teams teams, CaseRows rows, Wording wording) {
        this.desk = desk;
        this.overview = overview;
        this.teams = teams;
        this.rows = rows;
        this.wording = wording;
    }

    @GetMapping("/wall")
    String wall(Model model) {
        model.addAttribute("wall", desk.view());
        return "wall";
    }

    @GetMapping("/wall/now")
    String now(Model model) {
        model.addAttribute("wall", desk.view());
        return "wall-now :: fresh";
    }

    @GetMapping("/team/cases")
    String cases(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        String team = filled(asked.get("team"));
        WallQuery query = query(asked);
        List<Long> ids = team == null ? overview.cases(query) : teams.queue(team);
        model.addAttribute("view", rows.of(ids, user.getName()));
        model.addAttribute(
                "title",
                team == null
                        ? title(query)
                        : wording.say("wall.show.team", teams.find(team).name()));
        model.addAttribute("full", ids.size() >= 200);
        return "team-cases";
    }

    private String title(WallQuery query) {
        StringBuilder title =
                new StringBuilder(wording.sayOr("wall.show." + query.show().word(), "?"));
        if (query.urgency() != null) {
            title.append(" · ").append(wording.sayOr("urgency." + lower(query.urgency()), "?"));
        }
        if (query.brand() != null) {
            title.append(" · ").append(wording.brand(query.brand()));
        }
        if (query.who() != null) {
            title.append(" · ").append(query.who());
        }
        return title.toString();
    }

    /** Reads an address; what makes no sense is as good as not asked for. */
    private static WallQuery query(Map<String, String> asked) {
        Urgency urgency = Arrays.stream(Urgency.values())
                .filter(word -> lower(word).equals(asked.get("urgency")))
                .findFirst()
                .orElse(null);
        return new WallQuery(
                Show.of(asked.get("show")).orElse(Show.WAITING),
                filled(asked.get("who")),
                filled(asked.get("brand")),
                urgency);
    }

    private static String lower(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
