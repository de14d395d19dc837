package org.earshot.console.team;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.respond.NotAllowed;
import org.earshot.share.Colleague;
import org.earshot.share.Colleagues;
import org.earshot.share.Skills;
import org.earshot.share.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The team: everybody says whether they are here, supervisors say who can take what. */
@StaffPage
class TeamPages {
    private static final String PAGE = "/team";
    private static final int LONGEST_TOPICS = 900;

    private final TeamDesk desk;
    private final Colleagues colleagues;
    private final Teams teams;
    private final Audit audit;
    private final Wording wording;

    TeamPages(TeamDesk desk, Colleagues colleagues, Teams teams, Audit audit, Wording wording) {
        this.desk = desk;
        this.colleagues = colleagues;
        this.teams = teams;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping(PAGE)
    String team(Authentication user, Model model) {
        List<TeamDesk.Row> people = desk.people();
        model.addAttribute("people", people);
        model.addAttribute("teams", desk.teams());
        people.stream()
                .filter(row -> row.name().equals(user.getName()))
                .findFirst()
                .ifPresent(me -> model.addAttribute("me", me));
        return "team";
    }

    @PostMapping("/team/presence")
    ModelAndView presence(
            @RequestParam String presence, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        String user = request.getUserPrincipal().getName();
        if (presence.equals("away")) {
            colleagues.away(user, back(back));
        } else {
            colleagues.here(user);
        }
        return Onward.to(PAGE, request, wording.say(presence.equals("away") ? "team.done.away" : "team.done.here"));
    }

    /** The next time that the clock of who looks shows this; null for what is no time. */
    private @Nullable Instant back(String typed) {
        try {
            ZoneId zone = wording.zone();
            ZonedDateTime now = wording.now().atZone(zone);
            ZonedDateTime then =
                    now.toLocalDate().atTime(LocalTime.parse(typed)).atZone(zone);
            return (then.isAfter(now) ? then : then.plusDays(1)).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    @GetMapping("/team/people/{name}")
    String person(@PathVariable String name, Model model) {
        model.addAttribute("view", desk.form(name));
        return "team-person";
    }

    @PostMapping("/team/people/{name}")
    ModelAndView teach(
            @PathVariable String name, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        Colleague before = colleagues.find(name);
        String most = typed.getOrDefault("most", List.of("")).get(0);
        String topics = typed.getOrDefault("topics", List.of("")).get(0);
        if (!most.matches("\\d{1,3}")
                || Integer.parseInt(most) > Skills.LARGEST_MOST
                || topics.length() > LONGEST_TOPICS) {
            ModelAndView again = new ModelAndView("team-person", HttpStatus.UNPROCESSABLE_ENTITY);
            again.addObject("view", desk.form(name));
            again.addObject("refused", wording.say("team.refused.most", Skills.LARGEST_MOST));
            return again;
        }
        Skills skills = new Skills(
                words(typed, "languages"),
                words(typed, "platforms"),
                words(typed, "brands"),
                split(topics),
                Integer.parseInt(most));
        colleagues.teach(name, skills, words(typed, "teams"));
        audit.note(request.getUserPrincipal().getName(), "team.skills", changed(before, colleagues.find(name)));
        return Onward.to(PAGE, request, wording.say("team.done.skills", name));
    }

    /** What the audit log keeps, so that it can be put back as it was. */
    static String changed(Colleague before, Colleague after) {
        List<String> was = told(before);
        List<String> is = told(after);
        return before.name()
                + IntStream.range(0, was.size())
                        .filter(at -> !was.get(at).equals(is.get(at)))
                        .mapToObj(
                                at -> " | " + was.get(at) + " -> " + is.get(at).replaceFirst("^[a-z ]+ ", ""))
                        .collect(Collectors.joining());
    }

    private static List<String> told(Colleague who) {
        Skills skills = who.skills();
        return List.of(
                "languages " + new TreeSet<>(skills.languages()),
                "platforms " + new TreeSet<>(skills.platforms()),
                "brands " + new TreeSet<>(skills.brands()),
                "topics " + new TreeSet<>(skills.topics()),
                "at most " + skills.most(),
                "teams " + new TreeSet<>(who.teams()));
    }

    @PostMapping("/team/teams")
    ModelAndView add(@RequestParam String id, @RequestParam String name, HttpServletRequest request) {
        try {
            teams.add(id, name);
        } catch (NotAllowed no) {
            return Onward.to(PAGE, request, wording.say("team.refused.team"));
        }
        audit.note(request.getUserPrincipal().getName(), "team.add", id);
        return Onward.to(PAGE, request, wording.say("team.done.team", name));
    }

    /** Only words that could be ids; anything else was not on the page. */
    private static Set<String> words(MultiValueMap<String, String> typed, String field) {
        return typed.getOrDefault(field, List.of()).stream()
                .filter(word -> word.matches("[A-Za-z0-9._-]{1,80}"))
                .limit(50)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> split(String topics) {
        return Arrays.stream(topics.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
