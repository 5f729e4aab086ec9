-- How the figures of the dashboard stood at the end of a day.
CREATE TABLE figure_day (
    key text NOT NULL CHECK (key ~ '^[a-z][a-z-]{1,39}$'),
    day date NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (key, day)
);
