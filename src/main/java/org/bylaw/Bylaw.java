package org.bylaw;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform. */
@SpringBootApplication
public class Bylaw {

    public static void main(String[] args) {
        SpringApplication.run(Bylaw.class, args);
    }
}
