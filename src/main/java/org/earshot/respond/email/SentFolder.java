package org.earshot.respond.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.MessageIDTerm;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailLine;
import org.earshot.fetch.MailPlace;

/**
 * The folder where an account keeps what it sent.
 *
 * @param door the way there
 * @param place the server, and who signs in
 * @param name the folder
 */
record SentFolder(MailDoor door, MailPlace place, String name) {
    /** True where a message with this id is in it. */
    boolean holds(String id) throws MessagingException {
        try (MailLine line = door.read(place)) {
            return holds(line, id);
        }
    }

    /** Puts a copy there, unless the server has done so by itself, as many do. */
    void keep(ReplyLetter letter) throws MessagingException {
        try (MailLine line = door.read(place)) {
            if (!holds(line, letter.id())) {
                letter.setFlag(Flags.Flag.SEEN, true);
                line.folder(name).appendMessages(new Message[] {letter});
            }
        }
    }

    private boolean holds(MailLine line, String id) throws MessagingException {
        Folder folder = line.examine(name);
        boolean found = folder.search(new MessageIDTerm("<" + id + ">")).length > 0;
        folder.close(false);
        return found;
    }
}
