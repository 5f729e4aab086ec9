package org.bylaw;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform. */
@SpringBootApplication
public class Bylaw {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Bylaw.class);
        application.addInitializers(new RequiredSettings());
        application.run(args);
    }
}
