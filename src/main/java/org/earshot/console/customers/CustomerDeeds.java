package org.earshot.console.customers;

import java.util.List;
import java.util.NoSuchElementException;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Staff;
import org.earshot.know.Block;
import org.earshot.know.Blocks;
import org.earshot.know.Customer;
import org.earshot.know.CustomerNotes;
import org.earshot.know.Customers;
import org.earshot.know.Erasing;
import org.earshot.respond.CaseJournal;
import org.earshot.respond.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Does what staff ask for about a customer, and leaves a line in the audit log and in the journal of the case it was done from. */
@Component
class CustomerDeeds {
    private final Customers customers;
    private final CustomerNotes notes;
    private final Blocks blocks;
    private final Erasing erasing;
    private final CaseJournal journal;
    private final Audit audit;

    CustomerDeeds(
            Customers customers,
            CustomerNotes notes,
            Blocks blocks,
            Erasing erasing,
            CaseJournal journal,
            Audit audit) {
        this.customers = customers;
        this.notes = notes;
        this.blocks = blocks;
        this.erasing = erasing;
        this.journal = journal;
        this.audit = audit;
    }

    void perform(Customer customer, String deed, CustomerForm form, Staff staff) {
        switch (deed) {
            case "link" -> link(customer, form, staff);
            case "unlink" -> unlink(customer, form, staff);
            case "note" -> note(customer, form, staff);
            case "note-change" -> change(customer, form, staff);
            case "note-remove" -> remove(customer, form, staff);
            case "block" -> block(customer, form, staff);
            case "unblock" -> unblock(customer, form, staff);
            default -> erase(customer, form, staff);
        }
    }

    private void link(Customer customer, CustomerForm form, Staff staff) {
        long at = own(customer, form.need(form.at()));
        long other = other(form);
        customers.link(at, other, staff.name(), form.words());
        note(form, staff, "customer linked");
        audit.note(staff.name(), "customer.link", "handle " + at + " with handle " + other);
    }

    private long other(CustomerForm form) {
        if (form.otherCase().isPresent()) {
            long caseId = form.otherCase().getAsLong();
            return customers
                    .handleOf(caseId)
                    .orElseThrow(() -> new NotAllowed("case " + caseId + " is not there, or does not say who wrote"))
                    .id();
        }
        List<Long> called = customers.handlesCalled(String.valueOf(form.platform()), form.name());
        if (called.size() != 1) {
            throw new NotAllowed(
                    called.isEmpty()
                            ? "nobody of that name wrote there; give the number of one of their cases"
                            : "more than one person had that name; give the number of one of their cases");
        }
        return called.get(0);
    }

    private void unlink(Customer customer, CustomerForm form, Staff staff) {
        long one = own(customer, form.need(form.at()));
        long other = form.need(form.handle());
        customers.unlink(one, other, staff.name(), form.words());
        note(form, staff, "customer unlinked");
        audit.note(staff.name(), "customer.unlink", "handle " + one + " from handle " + other);
    }

    private void note(Customer customer, CustomerForm form, Staff staff) {
        long at = own(customer, form.need(form.at()));
        if (customer.erased()) {
            throw new NotAllowed("the customer is erased");
        }
        notes.add(at, form.noteKind(), form.words(), staff.name());
        note(form, staff, "customer noted");
    }

    private void change(Customer customer, CustomerForm form, Staff staff) {
        notes.change(ownNote(customer, form), form.needVersion(), form.words(), staff.name());
        note(form, staff, "customer noted");
    }

    private void remove(Customer customer, CustomerForm form, Staff staff) {
        notes.remove(ownNote(customer, form), form.needVersion(), staff.name());
        note(form, staff, "customer noted");
    }

    private void block(Customer customer, CustomerForm form, Staff staff) {
        Block block = blocks.block(
                customer, new Blocks.Wish(staff.name(), form.words(), form.blockLength()), !staff.supervisor());
        note(form, staff, "customer blocked");
        String until = block.until() == null ? "for ever" : "until " + block.until();
        audit.note(staff.name(), "customer.block", "customer " + customer.id() + " " + until);
    }

    private void unblock(Customer customer, CustomerForm form, Staff staff) {
        boolean others = blocks.of(customer)
                .filter(block -> !block.who().equals(staff.name()))
                .isPresent();
        if (others && !staff.supervisor()) {
            throw new NotAllowed("whoever blocked the customer may unblock them, or a supervisor");
        }
        blocks.lift(customer, staff.name());
        note(form, staff, "customer unblocked");
        audit.note(staff.name(), "customer.unblock", "customer " + customer.id());
    }

    private void erase(Customer customer, CustomerForm form, Staff staff) {
        if (!staff.admin()) {
            throw new AccessDeniedException("only an admin erases customers");
        }
        if (!String.valueOf(customer.id()).equals(String.valueOf(form.sure()).strip())) {
            throw new NotAllowed("type the customer's number to make sure");
        }
        Erasing.Erased done = erasing.erase(customer.id(), staff.name());
        audit.note(
                staff.name(),
                "customer.erase",
                "customer " + customer.id() + ": " + done.handles() + " handles, " + done.mentions() + " mentions, "
                        + done.cases() + " cases");
    }

    private static long own(Customer customer, long handle) {
        if (!customer.ids().contains(handle)) {
            throw new NoSuchElementException("handle " + handle + " is not one of customer " + customer.id());
        }
        return handle;
    }

    private long ownNote(Customer customer, CustomerForm form) {
        long note = form.need(form.note());
        own(customer, notes.handle(note));
        return note;
    }

    private void note(CustomerForm form, Staff staff, String deed) {
        Long caseId = form.from();
        if (caseId != null && known(caseId)) {
            journal.add(caseId, staff.name(), deed, null);
            journal.changed(caseId);
        }
    }

    private boolean known(@Nullable Long caseId) {
        return caseId != null && customers.ofCase(caseId).isPresent();
    }
}
