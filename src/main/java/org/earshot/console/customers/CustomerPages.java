package org.earshot.console.customers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.know.Blocks;
import org.earshot.know.Customer;
import org.earshot.know.CustomerNote;
import org.earshot.respond.NotAllowed;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of a customer, the list of those who are blocked, and what is done to them. */
@StaffPage
class CustomerPages {
    private static final int MOST_BLOCKS = 200;

    private final CustomerDesk desk;
    private final CustomerDeeds deeds;
    private final Blocks blocks;
    private final CaseScreen screen;
    private final Wording wording;

    CustomerPages(CustomerDesk desk, CustomerDeeds deeds, Blocks blocks, CaseScreen screen, Wording wording) {
        this.desk = desk;
        this.deeds = deeds;
        this.blocks = blocks;
        this.screen = screen;
        this.wording = wording;
    }

    @GetMapping("/customers/{id:\\d{1,18}}")
    ModelAndView show(@PathVariable long id, Authentication user) {
        return page(id, Staff.of(user), HttpStatus.OK);
    }

    @GetMapping("/customers/blocked")
    ModelAndView blocked() {
        List<BlockLine> lines = blocks.newest(MOST_BLOCKS).stream()
                .map(block -> BlockLine.of(block, desk.find(block.handle()), wording))
                .toList();
        return new ModelAndView("customers-blocked").addObject("blocks", lines);
    }

    @PostMapping("/customers/{id:\\d{1,18}}/{deed:link|unlink|note|note-change|note-remove|block|unblock|erase}")
    ModelAndView act(@PathVariable long id, @PathVariable String deed, CustomerForm form, HttpServletRequest request) {
        Staff staff = Staff.of((Authentication) request.getUserPrincipal());
        Customer customer = desk.find(id);
        try {
            deeds.perform(customer, deed, form, staff);
        } catch (NotAllowed no) {
            Notice notice = new Notice("customer-" + deed, Refusal.sentence(no, wording), form.words());
            return form.from() == null
                    ? page(id, staff, HttpStatus.CONFLICT).addObject("notice", notice)
                    : screen.refused(form.from(), staff, notice);
        }
        String back = form.from() == null ? "/customers/" + id : "/cases/" + form.from();
        return Onward.to(back, request, wording.say("people.done." + deed));
    }

    private ModelAndView page(long id, Staff staff, HttpStatus status) {
        ModelAndView page = new ModelAndView("customer", status);
        page.addObject("view", desk.whole(id, staff));
        page.addObject("kinds", CustomerNote.Kind.values());
        page.addObject("notice", null);
        return page;
    }
}
