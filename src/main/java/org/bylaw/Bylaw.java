package org.bylaw;

import java.time.ZoneOffset;
import java.util.List;
import org.bylaw.audit.seal.SealCommand;
import org.bylaw.shared.MovableClock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform, or does one of the commands that need neither a server nor a database. */
@SpringBootApplication
public class Bylaw {

    public static void main(String[] args) {
        new SealCommand(System.out, System.err, new MovableClock(ZoneOffset.UTC)::instant)
                .run(List.of(args))
                .ifPresent(System::exit);
        SpringApplication application = new SpringApplication(Bylaw.class);
        application.addInitializers(new RequiredSettings());
        application.run(args);
    }
}
