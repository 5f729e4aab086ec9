package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Says in the person's language that the connection was lost or is back, or the session over, also to those who do not see it. */
@Component
class ConnectionNotice implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> tell(init.getUI()));
        event.getSource().setSystemMessagesProvider(asked -> breakdowns());
    }

    private static void tell(UI ui) {
        ReconnectDialogConfiguration lost = ui.getReconnectDialogConfiguration();
        lost.setDialogText(say("Connection lost, trying to reconnect..."));
        lost.setDialogTextGaveUp(say("Connection lost"));
        ui.getPage().executeJs("""
                const indicator = document.querySelector('vaadin-connection-indicator');
                if (indicator) {
                  indicator.setAttribute('role', 'status');
                  indicator.onlineText = $0;
                }
                """, say("Online"));
    }

    private static SystemMessages breakdowns() {
        CustomizedSystemMessages words = new CustomizedSystemMessages();
        words.setInternalErrorCaption(say("Internal error"));
        words.setInternalErrorMessage(say("Please notify the administrator. Take note of any unsaved data, and click"
                + " here or press ESC to continue."));
        words.setSessionExpiredNotificationEnabled(true);
        words.setSessionExpiredCaption(say("You were logged out"));
        words.setSessionExpiredMessage(
                say("Your session has ended, here or in another window. Texts that save themselves"
                        + " are kept. Click here or press ESC to log in again."));
        words.setCookiesDisabledCaption(say("Cookies disabled"));
        words.setCookiesDisabledMessage(say("This application requires cookies to function. Please enable cookies in"
                + " your browser and click here or press ESC to try again."));
        return words;
    }
}
