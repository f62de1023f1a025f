-- Notices of an object are put away when it is deleted.
create index notification_object on platform.notification (object_kind, object_id) where not is_archived;
