package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.admit.Preferences;
import org.earshot.admit.RefusedUser;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where users choose their language and their clock. */
@StaffPage
class MyPage {
    private static final Set<String> REGIONS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    private final Users users;
    private final Wording wording;

    MyPage(Users users, Wording wording) {
        this.users = users;
        this.wording = wording;
    }

    @GetMapping("/me")
    ModelAndView show(Authentication user, HttpServletRequest request) {
        return page(user, request, HttpStatus.OK);
    }

    @PostMapping("/me")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone,
            Authentication user,
            HttpServletRequest request) {
        Preferences wanted;
        try {
            wanted = Preferences.of(language, zone);
        } catch (RefusedUser unknown) {
            return page(user, request, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        users.prefer(user.getName(), wanted);
        ModelAndView next = new ModelAndView("redirect:/me?saved");
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }

    private ModelAndView page(Authentication user, HttpServletRequest request, HttpStatus status) {
        Preferences chosen = users.find(user.getName()).map(User::preferences).orElseThrow(NoSuchElementException::new);
        ZoneId told = Viewer.browserZone(request);
        ZoneId zone = chosen.zone();
        ModelAndView page = new ModelAndView("me", status);
        page.addObject("refused", status.isError());
        page.addObject(
                "view",
                new MyView(
                        chosen.language(),
                        zone == null ? null : zone.getId(),
                        ownName(Viewer.browserLanguage(request)),
                        told == null ? null : told.getId(),
                        languages(),
                        zones(zone),
                        wording.exact(wording.now(), wording.zone())));
        return page;
    }

    private static Map<String, String> languages() {
        return Preferences.LANGUAGES.stream()
                .collect(Collectors.toMap(
                        code -> code, code -> ownName(Locale.forLanguageTag(code)), (one, same) -> one, TreeMap::new));
    }

    /** A language as those who speak it write it at the beginning of a line. */
    private static String ownName(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** The zones that people live in, by their region, and the chosen one whatever it is. */
    private static Map<String, List<String>> zones(@Nullable ZoneId chosen) {
        Map<String, List<String>> regions = new TreeMap<>();
        ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(id -> id.indexOf('/') > 0 && REGIONS.contains(id.substring(0, id.indexOf('/'))))
                .forEach(id -> regions.computeIfAbsent(id.substring(0, id.indexOf('/')), any -> new ArrayList<>())
                        .add(id));
        List<String> further = new ArrayList<>(List.of("UTC"));
        if (chosen != null
                && further.stream().noneMatch(chosen.getId()::equals)
                && regions.values().stream().noneMatch(ids -> ids.contains(chosen.getId()))) {
            further.add(chosen.getId());
        }
        regions.put("UTC", further);
        return regions;
    }
}
