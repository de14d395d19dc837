package org.earshot.fetch;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A line to a mailbox, signed in. */
public final class MailLine implements AutoCloseable {
    private final IMAPStore store;
    private final GuardedSockets sockets;

    MailLine(IMAPStore store, GuardedSockets sockets) {
        this.store = store;
        this.sockets = sockets;
    }

    /** Opens a folder for reading only, so that nothing is marked as read. */
    public IMAPFolder examine(String name) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(Folder.READ_ONLY);
        return folder;
    }

    /** A folder that is not opened, to put something into it. */
    public Folder folder(String name) throws MessagingException {
        return store.getFolder(name);
    }

    /** True where the server tells by itself when something arrives (RFC 2177). */
    public boolean tells() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /** Breaks the line off at once, whoever waits on it. */
    public void cut() {
        sockets.cut();
    }

    /** Says goodbye; a line that is broken already is cut. */
    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            sockets.cut(); // nothing was pending: reading changes nothing
        } finally {
            sockets.cut();
        }
    }
}
