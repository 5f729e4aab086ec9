-- Bylaw's two roles, Keycloak's one, and a database each. The owner of Bylaw's schema runs the migrations; the
-- application works on the rows and changes no table. Run once by a superuser with psql, which reads the passwords
-- from the environment; the image of PostgreSQL does so by itself when its volume is empty.
\getenv owner_password BYLAW_DATABASE_OWNER_PASSWORD
\getenv app_password BYLAW_DATABASE_PASSWORD
\getenv keycloak_password KEYCLOAK_DATABASE_PASSWORD

CREATE ROLE bylaw_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE bylaw_app LOGIN PASSWORD :'app_password';
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';

CREATE DATABASE bylaw OWNER bylaw_owner;
REVOKE ALL ON DATABASE bylaw FROM PUBLIC;
GRANT CONNECT ON DATABASE bylaw TO bylaw_app;

CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
